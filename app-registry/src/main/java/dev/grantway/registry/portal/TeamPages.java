package dev.grantway.registry.portal;

import dev.grantway.platform.session.DeveloperRole;
import dev.grantway.registry.directory.Member;
import dev.grantway.registry.directory.Memberships;
import dev.grantway.registry.joining.Invitations;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the page of a team, as it is at this moment. */
@Singleton
class TeamPages {
    private final PortalAccess access;
    private final Memberships memberships;
    private final Invitations invitations;
    private final String baseUrl;

    TeamPages(
            PortalAccess access,
            Memberships memberships,
            Invitations invitations,
            @ConfigProperty(name = "grantway.base-url") String baseUrl) {
        this.access = access;
        this.memberships = memberships;
        this.invitations = invitations;
        this.baseUrl = baseUrl;
    }

    TeamPage shown(AccountChoice account, boolean mailed) {
        return page(account, mailed, "", "", Problems.NONE);
    }

    /** With a link to pass on, by its path. */
    TeamPage invited(AccountChoice account, String path) {
        return page(account, false, baseUrl + path, "", Problems.NONE);
    }

    TeamPage refused(AccountChoice account, String email, Problems problems) {
        return page(account, false, "", email, problems);
    }

    /** The account's member; empty when there is none of that id. */
    Optional<Member> member(AccountChoice account, int userId) {
        return memberships.listOf(account.accountId()).stream()
                .filter(member -> member.userId() == userId)
                .findFirst();
    }

    private TeamPage page(AccountChoice account, boolean mailed, String link, String email, Problems problems) {
        return new TeamPage(
                account,
                members(account),
                invited(account),
                mailed,
                invitations.areMailed(),
                link,
                email,
                RoleChoice.ALL,
                problems);
    }

    private List<TeamLine> members(AccountChoice account) {
        int self = access.userId();
        return memberships.listOf(account.accountId()).stream()
                .map(member -> new TeamLine(
                        member.userId(),
                        member.name(),
                        member.email(),
                        DeveloperRole.valueOf(member.role()),
                        member.userId() == self,
                        null))
                .toList();
    }

    private List<TeamLine> invited(AccountChoice account) {
        if (!account.owner()) {
            return List.of();
        }
        return invitations.pending(account.accountId()).stream()
                .map(invitation -> new TeamLine(
                        invitation.id(), "", invitation.email(), invitation.role(), false, invitation.expiresAt()))
                .toList();
    }
}
