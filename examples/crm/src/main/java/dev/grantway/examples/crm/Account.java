package dev.grantway.examples.crm;

/** A customer of this product; Grantway knows it by the same id. */
record Account(int accountId, String name) {}
