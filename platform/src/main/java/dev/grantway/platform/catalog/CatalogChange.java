package dev.grantway.platform.catalog;

/** An entry of the table that changed; a key that is absent is empty. */
record CatalogChange(String key, String alternateKeyBefore, String alternateKeyAfter) {}
