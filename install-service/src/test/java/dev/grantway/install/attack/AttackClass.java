package dev.grantway.install.attack;

import java.util.Map;

/** Attacks of one kind, by the ids of their cases. */
interface AttackClass {
    Map<String, Attack> attacks();
}
