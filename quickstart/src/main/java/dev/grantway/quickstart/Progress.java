package dev.grantway.quickstart;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** What the person at the terminal sees. */
final class Progress {
    private final PrintStream terminal;
    private final long startedAt = System.nanoTime();

    Progress(PrintStream terminal) {
        this.terminal = terminal;
    }

    /** A part is there, or something happened to one. */
    void tell(String line) {
        terminal.printf("%5.1f s  %s%n", (System.nanoTime() - startedAt) / 1e9, line);
    }

    void failed(String reason) {
        terminal.println(reason);
    }

    void ready(Settings settings, List<Bootstrap.User> users, String demoFile) {
        String people = users.stream()
                .map(user -> "       %-26s %s".formatted(user.email(), user.password()))
                .collect(Collectors.joining("\n"));
        terminal.println();
        terminal.println(settings.demo() ? demo(settings, people) : plain(settings, people));
        terminal.printf("""
                     For scripts   %s
                     Kafka         %s
                     Logs          %s

                Ctrl-C stops it; the data stays. "make clean-data" forgets it.
                """, demoFile, settings.kafka(), settings.data().resolve("logs"));
        terminal.flush();
    }

    private static String demo(Settings settings, String people) {
        return """
                Grantway is ready.

                  1  Install an app        %2$s
                     Press "Install Contact Sync", sign in as admin@globex.example, choose Globex,
                     grant access. The page then shows that tokens came.
                  2  Let something happen  %1$s/crm
                     Make a contact: it arrives at %2$s as a signed webhook.
                  3  See and uninstall it  %1$s/connected-apps?accountId=200001
                  4  Make your own app     %1$s/developer
                     Sign in as dev@acme.example. Redirect URL %2$s/oauth-callback, webhook
                     target %2$s/webhooks; paste its client id and secrets at %2$s.

                     Sign in as                 with the password
                %3$s
                """.formatted(settings.baseUrl(), settings.exampleUrl(), people);
    }

    private static String plain(Settings settings, String people) {
        String signIn = people.isEmpty() ? "" : "\n     Sign in as                 with the password\n" + people + "\n";
        return """
                Grantway is ready, without demo data.

                     Start page    %s
                %s""".formatted(settings.baseUrl(), signIn);
    }
}
