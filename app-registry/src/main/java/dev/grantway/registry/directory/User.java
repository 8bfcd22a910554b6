package dev.grantway.registry.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A person with a built-in password. */
@Entity
@Table(name = "app_user")
class User {
    @Id
    int id;

    String email;
    String emailKey;
    String name;
    String passwordHash;
    boolean operator;
    Instant createdAt;

    /** For JPA. */
    User() {}

    Person person() {
        return new Person(id, email, name, operator);
    }
}
