package dev.grantway.platform.service;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Only a service whose token has this scope may call. On a method it replaces the one on its class. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ServiceScope {
    /** Such as {@code grantway.directory.read}. */
    String value();
}
