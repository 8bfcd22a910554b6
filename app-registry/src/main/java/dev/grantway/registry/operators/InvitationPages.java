package dev.grantway.registry.operators;

import dev.grantway.registry.audit.Actor;
import dev.grantway.registry.directory.Person;
import dev.grantway.registry.directory.Users;
import dev.grantway.registry.joining.DeveloperInvitation;
import dev.grantway.registry.joining.DeveloperInvitations;
import dev.grantway.registry.joining.InvitationState;
import dev.grantway.registry.operators.InvitationsPage.Links;
import dev.grantway.registry.operators.InvitationsPage.Sending;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the page of operators' invitations. */
@Singleton
class InvitationPages {
    static final String PATH = "/operator/invitations";
    private static final int LINES = 50;

    private final DeveloperInvitations invitations;
    private final Users users;
    private final String baseUrl;

    InvitationPages(
            DeveloperInvitations invitations, Users users, @ConfigProperty(name = "grantway.base-url") String baseUrl) {
        this.invitations = invitations;
        this.users = users;
        this.baseUrl = baseUrl;
    }

    /**
     * The list.
     *
     * @param state of those that are wanted; empty for all
     * @param below with a lower id than this; empty for the newest
     * @param done what was just done
     */
    InvitationsPage shown(Optional<InvitationState> state, OptionalLong below, String done) {
        return page(state, below, sending(done, "", "", List.of()));
    }

    /** With the link to pass on, which is stored nowhere. */
    InvitationsPage invited(String path) {
        return page(Optional.empty(), OptionalLong.empty(), sending("", baseUrl + path, "", List.of()));
    }

    InvitationsPage refused(String email, String problem) {
        return page(Optional.empty(), OptionalLong.empty(), sending("", "", email, List.of(problem)));
    }

    private Sending sending(String done, String link, String email, List<String> problems) {
        return new Sending(invitations.areOff(), invitations.areMailed(), done, link, email, problems);
    }

    private InvitationsPage page(Optional<InvitationState> state, OptionalLong below, Sending sending) {
        var page = invitations.find(state, below, LINES);
        String chosen = state.map(Enum::name).orElse("");
        String list = PATH + "?state=" + chosen;
        var links = new Links(
                page.next().isPresent() ? list + "&below=" + page.next().getAsLong() : "",
                below.isPresent() ? list : "");
        return new InvitationsPage(lines(page.invitations()), chosen, links, sending);
    }

    private List<InvitationLine> lines(List<DeveloperInvitation> shown) {
        Map<Actor, String> names = new HashMap<>();
        return shown.stream()
                .map(each -> new InvitationLine(
                        each,
                        each.invitedBy()
                                .map(actor -> names.computeIfAbsent(actor, this::name))
                                .orElse("")))
                .toList();
    }

    private String name(Actor actor) {
        return switch (actor) {
            case Actor.Person(int userId) ->
                users.find(userId).map(Person::name).orElse("Somebody who is gone (" + userId + ")");
            case Actor.Operator(String clientId) -> "Operators, by " + clientId;
            case Actor.ApiKey _, Actor.Platform _ -> "The platform";
        };
    }
}
