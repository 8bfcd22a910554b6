package dev.grantway.registry.notices;

import dev.grantway.platform.session.DeveloperRole;
import dev.grantway.registry.catalogue.PlatformCatalogue;
import dev.grantway.registry.directory.Member;
import dev.grantway.registry.directory.Memberships;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Who stands behind the recipient of a notice at this moment. */
@Singleton
class Recipients {
    private static final Logger LOG = Logger.getLogger(Recipients.class);
    private static final Pattern USER = Pattern.compile("user:(\\d{1,10})");
    private static final Pattern ROLE = Pattern.compile("account:(\\d{1,10}):(super-admins|installers|developers)");

    private final Memberships memberships;
    private final PlatformCatalogue catalogue;

    Recipients(Memberships memberships, PlatformCatalogue catalogue) {
        this.memberships = memberships;
        this.catalogue = catalogue;
    }

    /** The user ids; none for a kind of recipient that is not known here, nor for an account that nobody is in. */
    List<Integer> of(String recipient) {
        var user = USER.matcher(recipient);
        var role = ROLE.matcher(recipient);
        Optional<List<Integer>> readers = Optional.empty();
        if (user.matches()) {
            readers = IdText.read(user.group(1)).map(List::of);
        } else if (role.matches()) {
            readers = IdText.read(role.group(1)).map(accountId -> members(accountId, role));
        }
        return readers.orElseGet(() -> unreadable(recipient));
    }

    private static List<Integer> unreadable(String recipient) {
        LOG.warnf("a notice for a kind of recipient that is not known here: %s", recipient);
        return List.of();
    }

    private boolean isOf(String role, String wanted) {
        return switch (wanted) {
            case "installers" -> catalogue.rightsOf(role).mayInstall();
            case "developers" -> role.equals(DeveloperRole.OWNER.name()) || role.equals(DeveloperRole.DEVELOPER.name());
            default -> catalogue.rightsOf(role).superAdmin();
        };
    }

    private List<Integer> members(int accountId, Matcher role) {
        return memberships.listOf(accountId).stream()
                .filter(member -> isOf(member.role(), role.group(2)))
                .map(Member::userId)
                .toList();
    }
}
