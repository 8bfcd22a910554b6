package dev.grantway.install.attack;

import dev.grantway.install.stage.Link.DoorKind;

/** The two doors to one implementation. */
enum Door {
    HUBSPOT(DoorKind.HUBSPOT),
    STANDARD(DoorKind.STANDARD);

    private final DoorKind kind;

    Door(DoorKind kind) {
        this.kind = kind;
    }

    DoorKind kind() {
        return kind;
    }

    /** What follows the state in each answer to the app. */
    String afterState(String issuer) {
        return this == STANDARD ? "&iss=" + issuer : "";
    }
}
