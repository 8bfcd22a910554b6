package dev.grantway.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.devstack.MigrationFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationFaultsTest {
    private final Path directory;

    MigrationFaultsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void anIndexOnATableOfBeforeIsBuiltConcurrently() throws IOException {
        write("V2026.12.1__lists.sql", "CREATE TABLE fresh (id int);\ncreate unique index by_age\n    on grown (age);");
        write("V2026.12.2__names.sql", "CREATE INDEX ON grown (name) WHERE name IS NOT NULL;");
        write("V2026.12.3__once.sql", "ALTER TABLE grown ADD CONSTRAINT once UNIQUE (name);");
        write("V2026.12.4__column.sql", "ALTER TABLE grown\n    ADD COLUMN code text UNIQUE;");

        assertThat(MigrationFaults.in(directory))
                .hasSize(4)
                .allSatisfy(fault -> assertThat(fault).contains(" locks grown: "));
    }

    @Test
    void anIndexOnATableOfTheSameMigrationIsNoFault() throws IOException {
        write("V2026.12.1__lists.sql", "CREATE TABLE fresh (id int);\nCREATE INDEX by_id ON fresh (id);");
        write(
                "V2026.12.2__columns.sql",
                "-- CREATE INDEX by_age ON grown (age);\nALTER TABLE grown ADD COLUMN age int;");
        write("V2026.12.3__once.sql", "ALTER TABLE grown ADD CONSTRAINT once UNIQUE USING INDEX grown_once;");

        assertThat(MigrationFaults.in(directory)).isEmpty();
    }

    @Test
    void aLockIsTakenWhereTheMigrationSaysWhy() throws IOException {
        write("V2026.12.1__lists.sql", "-- Locks few: ten rows.\nCREATE INDEX few_by_id ON few (id);");
        write("V2026.12.2__lists.sql", "-- Locks few: ten rows.\nCREATE INDEX many_by_id ON many (id);");

        assertThat(MigrationFaults.in(directory))
                .singleElement()
                .asString()
                .contains("V2026.12.2__lists.sql locks many");
    }

    @Test
    void whatIsBuiltConcurrentlyCanBeRunAgain() throws IOException {
        write("V2026.12.1__by_age.sql", "CREATE INDEX CONCURRENTLY IF NOT EXISTS by_age ON grown (age);");
        write("V2026.12.1__by_age.sql.conf", "executeInTransaction=false\n");
        write("V2026.12.2__lists.sql", "CREATE INDEX CONCURRENTLY by_name ON grown (name);\nSELECT 1;");

        assertThat(MigrationFaults.in(directory))
                .containsExactly(
                        "V2026.12.2__lists.sql has other statements beside its index",
                        "V2026.12.2__lists.sql cannot be run again: IF NOT EXISTS",
                        "V2026.12.2__lists.sql is not named for its index by_name",
                        "V2026.12.2__lists.sql.conf does not say executeInTransaction=false");
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
    }
}
