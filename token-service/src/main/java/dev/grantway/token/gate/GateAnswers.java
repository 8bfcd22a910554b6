package dev.grantway.token.gate;

import dev.grantway.token.oauth.Answer;

/** Decisions in the words of a wire profile. */
public interface GateAnswers {
    Answer of(GateDecision decision);
}
