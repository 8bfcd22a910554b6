package dev.grantway.registry.notices;

import dev.grantway.registry.catalogue.PlatformCatalogue;
import dev.grantway.registry.catalogue.RoleRights;
import dev.grantway.registry.directory.Member;
import dev.grantway.registry.directory.Memberships;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who stands behind the recipient of a notice at this moment. */
@Singleton
class Recipients {
    private static final Pattern USER = Pattern.compile("user:(\\d{1,9})");
    private static final Pattern ROLE = Pattern.compile("account:(\\d{1,9}):(super-admins|installers)");

    private final Memberships memberships;
    private final PlatformCatalogue catalogue;

    Recipients(Memberships memberships, PlatformCatalogue catalogue) {
        this.memberships = memberships;
        this.catalogue = catalogue;
    }

    /** The user ids; none for a kind of recipient that is not known here, nor for an account that nobody is in. */
    List<Integer> of(String recipient) {
        var user = USER.matcher(recipient);
        if (user.matches()) {
            return List.of(Integer.parseInt(user.group(1)));
        }
        var role = ROLE.matcher(recipient);
        return role.matches() ? members(role) : List.of();
    }

    private List<Integer> members(Matcher role) {
        Predicate<RoleRights> wanted =
                role.group(2).equals("installers") ? RoleRights::mayInstall : RoleRights::superAdmin;
        return memberships.listOf(Integer.parseInt(role.group(1))).stream()
                .filter(member -> wanted.test(catalogue.rightsOf(member.role())))
                .map(Member::userId)
                .toList();
    }
}
