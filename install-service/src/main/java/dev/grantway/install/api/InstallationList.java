package dev.grantway.install.api;

import java.util.List;

/** Some installations. */
record InstallationList(List<InstallationEntry> results) {
    InstallationList {
        results = List.copyOf(results);
    }
}
