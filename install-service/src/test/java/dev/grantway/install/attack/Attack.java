package dev.grantway.install.attack;

/** What a case does at one door; fails when the service does not withstand it. */
@FunctionalInterface
interface Attack {
    void run(Scene scene) throws Exception;
}
