package dev.grantway.registry.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person: with a built-in password, or one who comes by the identity provider alone. */
@Entity
@Table(name = "app_user")
class User {
    @Id
    int id;

    String email;
    String emailKey;
    String name;
    /** Empty for none. */
    String passwordHash;

    boolean operator;
    Instant createdAt;

    /** None while the person is there. */
    @Nullable
    Instant removedAt;

    /** For JPA. */
    User() {}

    Person person() {
        return new Person(id, email, name, operator);
    }
}
