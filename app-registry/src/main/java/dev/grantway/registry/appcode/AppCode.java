package dev.grantway.registry.appcode;

import dev.grantway.contracts.events.AppTokens;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.RegistrationOutcome;
import dev.grantway.registry.apps.WholeApp;
import dev.grantway.registry.apps.WholeApps;
import dev.grantway.registry.apps.WholeOutcome;
import dev.grantway.registry.checks.FieldProblem;
import dev.grantway.registry.checks.Sha256;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code grantway.app.yaml}: writes apps as files, and makes apps be as files say. */
@Singleton
public class AppCode {
    /** The most that is read of a file. */
    public static final int MOST_BYTES = FileParser.MOST_BYTES;

    private static final int VERSION_BYTES = 16;

    private final WholeApps apps;
    private final String schema;

    AppCode(WholeApps apps, @ConfigProperty(name = "grantway.base-url") String baseUrl) {
        this.apps = apps;
        this.schema = baseUrl + "/schemas/app.v1.schema.json";
    }

    /** The file of an app as it stands. */
    public String write(AppDetails app, FileFormat format) {
        return write(WholeApp.of(app), format);
    }

    String write(WholeApp app, FileFormat format) {
        return DefinitionWriter.write(app, format, schema);
    }

    /** Stands for what the file of an app says at this moment; another when it says something else. */
    public String version(AppDetails app) {
        return version(WholeApp.of(app));
    }

    /** What {@link #apply} would do; writes nothing. */
    public CodeOutcome plan(int appId, byte[] content, FileFormat format) {
        var file = CodeFile.read(content, format);
        return file.wanted()
                .map(wanted -> answer(file, planned(appId, wanted)))
                .orElseGet(() -> new CodeOutcome.Refused(file.findings().all()));
    }

    /**
     * Makes the app be as the file says, in one transaction.
     *
     * @param seen the app's {@link #version} of when it was looked at; where it is another now, nothing is done
     */
    public CodeOutcome apply(int appId, byte[] content, FileFormat format, Optional<String> seen) {
        return apply(
                appId, content, format, version -> seen.isEmpty() || seen.get().equals(version));
    }

    /** The same; nothing is done where the app's {@link #version} is not one that is expected. */
    CodeOutcome apply(int appId, byte[] content, FileFormat format, Predicate<String> expected) {
        var file = CodeFile.read(content, format);
        if (file.wanted().isEmpty() || !file.findings().none()) {
            return plan(appId, content, format); // which finds the rest that is wrong too
        }
        var wanted = file.wanted().get();
        return answer(
                file,
                apps.apply(appId, before -> expected.test(version(before)), before -> inTheWordsOf(before, wanted)));
    }

    /** What {@link #create} would do; writes nothing. */
    NewCodeOutcome planNew(int developerAccountId, CodeFile file) {
        var wanted = file.wanted();
        wanted.ifPresent(app -> file.add(apps.planNew(developerAccountId, app)));
        return wanted.isEmpty() || !file.findings().none()
                ? new NewCodeOutcome.Refused(file.findings().all())
                : new NewCodeOutcome.Good(Differences.ofNew(wanted.get()));
    }

    /** Makes a new app of the file. */
    NewCodeOutcome create(int developerAccountId, CodeFile file) {
        if (file.wanted().isEmpty() || !file.findings().none()) {
            return planNew(developerAccountId, file);
        }
        return switch (apps.register(developerAccountId, file.wanted().get())) {
            case RegistrationOutcome.Registered(var app, var secrets) -> new NewCodeOutcome.Registered(app, secrets);
            case RegistrationOutcome.Refused(var problems) -> refused(file, problems);
        };
    }

    private WholeOutcome planned(int appId, WholeApp wanted) {
        return apps.plan(appId, before -> inTheWordsOf(before, wanted));
    }

    private static CodeOutcome answer(CodeFile file, WholeOutcome outcome) {
        return switch (outcome) {
            case WholeOutcome.Taken(var change) ->
                file.findings().none()
                        ? new CodeOutcome.Taken(Differences.of(change))
                        : new CodeOutcome.Refused(file.findings().all());
            case WholeOutcome.Refused(var problems) -> {
                file.add(problems);
                yield new CodeOutcome.Refused(file.findings().all());
            }
            case WholeOutcome.Overtaken() -> new CodeOutcome.Overtaken();
            case WholeOutcome.Absent() -> new CodeOutcome.Absent();
        };
    }

    private static NewCodeOutcome refused(CodeFile file, List<FieldProblem> problems) {
        file.add(problems);
        return new NewCodeOutcome.Refused(file.findings().all());
    }

    /** Keys that are the same stay as they were written: their text is not the file's. */
    private static WholeApp inTheWordsOf(WholeApp before, WholeApp wanted) {
        var was = before.draft().tokens();
        var tokens = wanted.draft().tokens();
        if (was.jwks() == null
                || tokens.jwks() == null
                || !DefinitionWriter.keys(was.jwks()).equals(DefinitionWriter.keys(tokens.jwks()))) {
            return wanted;
        }
        return wanted.with(wanted.draft()
                .with(new AppTokens(tokens.refreshTokens(), tokens.accessTokens(), tokens.grants(), was.jwks())));
    }

    private static String version(WholeApp app) {
        return HexFormat.of().formatHex(Sha256.of(DefinitionWriter.tree(app).toString()), 0, VERSION_BYTES);
    }
}
