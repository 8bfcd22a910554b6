package dev.grantway.registry.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the DNS is understood to say, over UDP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DnsTxtRecordsTest {
    private DnsServer server;
    private DnsTxtRecords dns;

    @BeforeAll
    void start() throws IOException {
        server = new DnsServer();
        dns = new DnsTxtRecords(Optional.of(server.address()), Duration.ofSeconds(2));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void findsAllTextsAndPutsTheirPiecesTogether() {
        assertThat(dns.find("there.example"))
                .isInstanceOfSatisfying(
                        TxtOutcome.Found.class,
                        found -> assertThat(found.texts())
                                .containsExactlyInAnyOrder("v=spf1 -all", "app-publisher=1:abc"));
    }

    @Test
    void tellsAbsenceFromSilence() {
        assertThat(dns.find("nowhere.example")).isInstanceOf(TxtOutcome.Absent.class);
        assertThat(dns.find("empty.example")).isInstanceOf(TxtOutcome.Absent.class);
        assertThat(dns.find("a..b")).isInstanceOf(TxtOutcome.Absent.class);
        assertThat(dns.find("broken.example")).isInstanceOf(TxtOutcome.Silent.class);
    }

    @Test
    void isSilentWhereNobodyAnswers() throws IOException {
        var gone = new DnsServer();
        String address = gone.address();
        gone.close();

        assertThat(new DnsTxtRecords(Optional.of(address), Duration.ofMillis(200)).find("there.example"))
                .isInstanceOf(TxtOutcome.Silent.class);
    }

    @Test
    void doesNotBelieveAnAlias() {
        assertThat(dns.find("alias.example")).isInstanceOf(TxtOutcome.Absent.class);
    }

    @Test
    void saysWhatIsWrongWithItsSetting() {
        assertThatThrownBy(() -> new DnsTxtRecords(Optional.of("ns.example"), Duration.ofSeconds(1)))
                .hasMessageContaining("grantway.registry.domains.dns-server")
                .hasMessageContaining("ns.example")
                .hasMessageContaining("an IP address and a port");
    }
}
