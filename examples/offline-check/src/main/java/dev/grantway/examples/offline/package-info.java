/** Checks access tokens without asking Grantway. */
package dev.grantway.examples.offline;
