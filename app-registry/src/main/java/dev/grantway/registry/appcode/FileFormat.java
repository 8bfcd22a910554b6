package dev.grantway.registry.appcode;

/** In which of its two forms the file is. */
public enum FileFormat {
    YAML("application/yaml"),
    JSON("application/json");

    private final String mediaType;

    FileFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** What a text of unknown form is: JSON begins with a brace, and our YAML does not. */
    public static FileFormat of(String text) {
        return text.stripLeading().startsWith("{") ? JSON : YAML;
    }

    /** The form that a media type names: JSON where it says so, else YAML. */
    static FileFormat ofMediaType(String subtype) {
        return subtype.endsWith("json") ? JSON : YAML;
    }

    String mediaType() {
        return mediaType;
    }
}
