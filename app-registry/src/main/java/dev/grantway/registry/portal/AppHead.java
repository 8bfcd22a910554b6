package dev.grantway.registry.portal;

/** What stands above every page of an app. */
record AppHead(int appId, String name, AccountChoice account) {}
