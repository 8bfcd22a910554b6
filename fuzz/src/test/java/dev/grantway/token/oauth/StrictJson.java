package dev.grantway.token.oauth;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A second reader of JSON, from another maker's parser: what the one under test has to agree with. */
final class StrictJson {
    private StrictJson() {}

    /** The members that have a value; empty for a body that has to be refused. */
    static Optional<Map<String, String>> read(byte[] body) throws IOException {
        var text = StrictForm.utf8(body).filter(json -> !json.startsWith("\ufeff"));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var names = new ArrayList<String>();
        var members = new HashMap<String, String>();
        try (var json = new JsonReader(new StringReader(text.get()))) {
            json.setStrictness(Strictness.STRICT);
            json.beginObject();
            while (json.hasNext()) {
                readMember(json, names, members);
            }
            json.endObject();
            if (json.peek() != JsonToken.END_DOCUMENT) {
                return Optional.empty();
            }
        } catch (MalformedJsonException | EOFException | IllegalStateException e) {
            return Optional.empty(); // the last for a member or document of another type
        }
        return StrictForm.isAcceptable(names, members) ? Optional.of(members) : Optional.empty();
    }

    private static void readMember(JsonReader json, List<String> names, Map<String, String> members)
            throws IOException {
        String name = json.nextName();
        names.add(name);
        if (json.peek() == JsonToken.NULL) {
            json.nextNull();
        } else if (json.peek() == JsonToken.STRING) {
            String value = json.nextString();
            if (!value.isEmpty()) {
                members.put(name, value);
            }
        } else {
            throw new IllegalStateException("not a string");
        }
    }
}
