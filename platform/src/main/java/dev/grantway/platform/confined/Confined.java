package dev.grantway.platform.confined;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Fields of the class change without being volatile: one thread at a time touches an object of it. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Confined {
    /** To whom: {@code event loop}, {@code lock}. */
    String value();
}
