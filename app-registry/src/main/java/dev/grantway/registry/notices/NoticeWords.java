package dev.grantway.registry.notices;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says notices in words: one method for each template that is known here. */
@Singleton
class NoticeWords {
    private static final String APP = "appName";
    private static final String PATH = "path";

    /**
     * The words.
     *
     * @param accountName of the account that it is about; empty where that is not known
     * @return empty for a template that is not known here, or that lacks what its text needs
     */
    Optional<NoticeText> of(String template, NoticeParameters parameters, Optional<String> accountName) {
        if (template.equals("publisher-domain-withdrawn")) {
            return parameters.name("domain").map(domain -> domainWithdrawn(domain, parameters));
        }
        var names = parameters
                .name(APP)
                .map(app ->
                        new Names(app, accountName.map(NoticeParameters::shown).orElse("your account")));
        return switch (template) {
            case "install-request-received" -> names.map(found -> received(found, parameters));
            case "install-request-approved" -> names.map(found -> approved(found, parameters));
            case "install-request-declined" -> names.map(found -> declined(found, parameters));
            case "endpoint-turned-off" -> names.map(found -> turnedOff(found, parameters));
            case "app-uninstalled" -> names.map(found -> uninstalled(found, parameters));
            default -> Optional.empty();
        };
    }

    private static NoticeText received(Names names, NoticeParameters parameters) {
        return new NoticeText(
                "Someone asks to install " + names.app(),
                List.of(
                        "Someone in " + names.isolatedAccount() + " would like to install " + names.isolatedApp()
                                + ", and may not do that without you.",
                        "Look at what the app would be able to do, and approve or decline it."),
                links(parameters.path(PATH).map(path -> new NoticeLink("See the request", path))));
    }

    private static NoticeText approved(Names names, NoticeParameters parameters) {
        return new NoticeText(
                "You can install " + names.app(),
                List.of(
                        "Your request to install " + names.isolatedApp() + " in " + names.isolatedAccount()
                                + " was approved.",
                        "The app is not installed yet: finish the install before the approval runs out."),
                links(parameters.path(PATH).map(path -> new NoticeLink("Finish the install", path))));
    }

    private static NoticeText declined(Names names, NoticeParameters parameters) {
        return new NoticeText(
                "Your request to install " + names.app() + " was declined",
                List.of(
                        "Your request to install " + names.isolatedApp() + " in " + names.isolatedAccount()
                                + " was declined.",
                        "Where a reason was given, it stands beside the request."),
                links(parameters.path(PATH).map(path -> new NoticeLink("See the reason", path))));
    }

    private static NoticeText uninstalled(Names names, NoticeParameters parameters) {
        return new NoticeText(
                names.app() + " was uninstalled",
                List.of(
                        names.isolatedApp() + " was uninstalled from " + names.isolatedAccount()
                                + by(parameters.word("by")) + ".",
                        "It has no access any more, and hears of nothing that happens in the account."),
                Stream.concat(
                                parameters
                                        .path(PATH)
                                        .map(path -> new NoticeLink("See the connected apps", path))
                                        .stream(),
                                parameters
                                        .path("reinstallPath")
                                        .map(path -> new NoticeLink("Install it again", path))
                                        .stream())
                        .toList());
    }

    private static NoticeText turnedOff(Names names, NoticeParameters parameters) {
        return new NoticeText(
                "Deliveries to " + names.app() + " are turned off",
                List.of(
                        "The endpoint of " + names.isolatedApp()
                                + " answered 410, and the app is set to take that as gone. No webhooks are sent to it any"
                                + " more.",
                        "Turn deliveries on again, or set another target URL; what was given up can be sent once more."),
                links(parameters.path(PATH).map(path -> new NoticeLink("See the deliveries", path))));
    }

    private static NoticeText domainWithdrawn(String domain, NoticeParameters parameters) {
        return new NoticeText(
                "Your domain is no longer verified",
                List.of(
                        "The record that shows that " + NoticeParameters.isolated(domain)
                                + " is yours has been missing in its DNS for days.",
                        "Customers are told that the publisher of your apps is not verified. Make the record again, then"
                                + " look for it."),
                links(parameters.path(PATH).map(path -> new NoticeLink("See the record", path))));
    }

    /** Who it was, never by name; nothing for a word that is not known here. */
    private static String by(String reason) {
        return switch (reason) {
            case "BY_USER" -> " by a member of the account";
            case "BY_APP" -> " by the app itself";
            case "BY_OPERATOR" -> " by those who run this site";
            case "APP_DELETED" -> ", because its developer deleted it";
            default -> "";
        };
    }

    private static List<NoticeLink> links(Optional<NoticeLink> first) {
        return first.stream().toList();
    }

    /** In one line each. */
    private record Names(String app, String account) {
        String isolatedApp() {
            return NoticeParameters.isolated(app);
        }

        String isolatedAccount() {
            return NoticeParameters.isolated(account);
        }
    }
}
