package dev.grantway.registry.sessions;

import dev.grantway.platform.session.SessionConfig;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sessions of signed-in people. */
@Singleton
public class Sessions {
    private static final int ID_BYTES = 16;
    private static final int DEVICE_LIMIT = 300;

    private final SecureRandom random = new SecureRandom();
    private final StoredSessionRepository sessions;
    private final SessionMint mint;
    private final SessionCookies cookies;
    private final SessionConfig jwt;
    private final SessionsConfig config;
    private final Clock clock;

    Sessions(
            StoredSessionRepository sessions,
            SessionMint mint,
            SessionCookies cookies,
            SessionConfig jwt,
            SessionsConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.mint = mint;
        this.cookies = cookies;
        this.jwt = jwt;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Begins a session under a new id, whatever the browser had before: an id that someone planted there is worth
     * nothing (session fixation).
     *
     * @param device what the browser calls itself
     * @return the {@code Set-Cookie}
     */
    @Transactional
    public String begin(SessionHolder holder, String device, SignedInBy signedInBy) {
        var now = clock.instant();
        sessions.deleteExpiredBefore(now.minus(config.keptAfterExpiry()));
        String id = newId();
        sessions.persist(
                new StoredSession(id, holder.userId(), oneLine(device), signedInBy, now, now.plus(config.ttl())));
        return cookies.carrying(mint.mint(holder, id), config.ttl());
    }

    /** The session that the cookie's JWT names, expired or not; empty when it is not of our making. */
    public Optional<PresentedSession> presented(@Nullable String token) {
        return mint.read(token);
    }

    /**
     * Gives a live session a fresh JWT under the same id, so that forms that are open stay good.
     *
     * @return the {@code Set-Cookie}; empty when the session has ended or would end before the JWT does
     */
    @Transactional
    public Optional<String> renew(PresentedSession session, SessionHolder holder) {
        var now = clock.instant();
        return sessions.touch(session, now, now.plus(jwt.ttl()))
                ? Optional.of(cookies.carrying(mint.mint(holder, session.sessionId()), config.ttl()))
                : Optional.empty();
    }

    /** Whether the session is this person's, and neither ended nor expired. */
    @Transactional
    public boolean isLive(String sessionId, int userId) {
        return sessions.isLive(sessionId, userId, clock.instant());
    }

    /** The person's live sessions, last seen first. */
    @Transactional
    public List<OwnSession> liveOf(int userId) {
        return sessions.liveOf(userId, clock.instant()).stream()
                .map(StoredSession::own)
                .toList();
    }

    /** How the person signed in, unless it is not kept or the session has ended. */
    @Transactional
    public Optional<SignedInBy> signedInBy(PresentedSession session) {
        return sessions.findLive(session, clock.instant()).map(found -> found.signedInBy);
    }

    /** Ends this person's session; another's is left alone. */
    @Transactional
    public void end(PresentedSession session) {
        sessions.end(session, clock.instant());
    }

    @Transactional
    public void endAll(int userId) {
        sessions.endAll(userId, clock.instant());
    }

    /** The {@code Set-Cookie} that takes the browser's session away. */
    public String forgettingCookie() {
        return cookies.forgetting();
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String oneLine(String device) {
        String line = device.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() <= DEVICE_LIMIT ? line : line.substring(0, DEVICE_LIMIT);
    }
}
