package dev.grantway.install.api;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.install.catalog.PlatformCatalog;
import dev.grantway.install.page.Answer;
import dev.grantway.install.page.Obstacle;
import dev.grantway.install.page.Obstacles;
import dev.grantway.platform.web.Problem.FieldError;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Says to a person at a browser what an install link would lead to: what the API says, to be read. */
@Singleton
class InstallLinkPages {
    private static final int OK = 200;
    private static final Obstacle NOT_YOURS = new Obstacle(
            "NOT_FOUND",
            404,
            "You may not look into that account",
            "There is no such account, or what its members may do is not for you to know.",
            "Ask about an account that you are a member of, or about a test account of your developer account. Super admins"
                    + " of an account may ask about all apps there.");

    private final PlatformCatalog platform;
    private final Obstacles obstacles;

    InstallLinkPages(PlatformCatalog platform, Obstacles obstacles) {
        this.platform = platform;
        this.obstacles = obstacles;
    }

    /**
     * The page of an answer.
     *
     * @param ownApp the app, for one of its developers
     */
    Answer page(InstallLinkAnswer answer, AskedLink asked, Optional<AppSnapshot> ownApp) {
        return Answer.Page.plain(
                OK,
                new InstallLinkPage(
                        headline(answer),
                        asked.person().text(),
                        asked.accountId(),
                        lines(answer.hindrances()),
                        Optional.ofNullable(answer.terms()).map(this::terms).orElse(null),
                        answer.refusal(),
                        Objects.requireNonNullElse(answer.location(), ""),
                        ownApp.map(app -> "/developer/apps/" + app.appId() + "/install-url")
                                .orElse("")));
    }

    Answer malformed(List<FieldError> errors) {
        return obstacles.answer(new Obstacle(
                "INVALID_REQUEST",
                400,
                "This cannot be tried yet",
                "Something is missing, or cannot be read.",
                errors.stream()
                        .map(error -> error.field() + " " + error.message())
                        .toList(),
                "Go back, fill it in and try again."));
    }

    Answer notYours() {
        return obstacles.answer(NOT_YOURS);
    }

    private static String headline(InstallLinkAnswer answer) {
        return switch (answer.outcome()) {
            case "INSTALLABLE" ->
                Optional.ofNullable(answer.terms())
                                .filter(InstallLinkAnswer.Terms::alreadyInstalled)
                                .isPresent()
                        ? "It works: the app is there, and can be consented to again"
                        : "It works: the app can be installed";
            case "HINDERED" -> "The app could not be installed";
            case "SENT_TO_APP" -> "The link is wrong, and the app would be told";
            default -> "The link is wrong";
        };
    }

    private InstallLinkPage.Terms terms(InstallLinkAnswer.Terms terms) {
        return new InstallLinkPage.Terms(
                terms.alreadyInstalled(),
                terms.unverifiedPage(),
                titles(terms.required()),
                titles(terms.optional()),
                lines(terms.unavailable()),
                titles(terms.fresh()),
                titles(terms.leaving()));
    }

    private List<String> titles(List<String> scopes) {
        return scopes.stream()
                .map(scope -> platform.titleOf(scope) + " (" + scope + ")")
                .toList();
    }

    private static List<InstallLinkPage.Line> lines(List<InstallLinkAnswer.Reason> reasons) {
        return reasons.stream().map(InstallLinkPage.Line::of).toList();
    }
}
