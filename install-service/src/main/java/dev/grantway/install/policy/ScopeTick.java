package dev.grantway.install.policy;

/** A scope of the product with its check box. */
public record ScopeTick(String name, String title, boolean sensitive, boolean ticked) {}
