package dev.grantway.install.api;

import dev.grantway.install.authorize.InstallLink;
import dev.grantway.install.dryrun.AskedPerson;

/** A question about an install link: what would happen to this person and this account. */
record AskedLink(InstallLink link, int accountId, AskedPerson person) {}
