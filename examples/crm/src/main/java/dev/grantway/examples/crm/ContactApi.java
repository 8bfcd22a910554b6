package dev.grantway.examples.crm;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.grantway.examples.crm.Change.Author;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The API that apps call: {@code /crm/v3/objects/contacts}, in HubSpot's shape. Which scopes a call needs stands in
 * {@code platform.yaml}, under {@code apiRoutes}.
 */
final class ContactApi {
    static final String PATH = "/crm/v3/objects/contacts";

    private static final Pattern PROPERTY = Pattern.compile("[a-z][a-z0-9_]{0,99}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
    private static final int LONGEST = 5_000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Contacts contacts;

    ContactApi(Contacts contacts) {
        this.contacts = contacts;
    }

    void serve(Visit visit) throws IOException {
        try {
            if (visit.path().equals(PATH)) {
                collection(visit);
            } else {
                single(visit, visit.path().substring(PATH.length() + 1));
            }
        } catch (ApiError error) {
            refuse(visit, error);
        } catch (UncheckedIOException e) { // the disk is full or away: nothing was stored
            refuse(visit, ApiError.broken());
        }
    }

    static void refuse(Visit visit, ApiError error) throws IOException {
        visit.header("x-hubspot-correlation-id", error.correlationId());
        if (error.status() == 401) {
            visit.header("WWW-Authenticate", "Bearer");
        }
        visit.json(error.status(), error.body());
    }

    private void collection(Visit visit) throws IOException, ApiError {
        var caller = Caller.of(visit);
        switch (visit.method()) {
            case "GET" -> visit.json(200, list(caller.accountId(), visit.query()));
            case "POST" -> {
                var properties = properties(visit.body());
                visit.json(201, shape(contacts.create(caller.accountId(), properties, Author.app(caller.appId()))));
            }
            default -> throw ApiError.wrongMethod();
        }
    }

    private void single(Visit visit, String id) throws IOException, ApiError {
        var caller = Caller.of(visit);
        boolean isChange = visit.method().equals("PATCH");
        if (!isChange && !visit.method().equals("GET")) {
            throw ApiError.wrongMethod();
        }
        long number = ID.matcher(id).matches() ? Long.parseLong(id) : 0;
        var contact = isChange
                ? contacts.change(caller.accountId(), number, properties(visit.body()), Author.app(caller.appId()))
                : contacts.find(caller.accountId(), number);
        visit.json(200, shape(contact.orElseThrow(() -> ApiError.notFound("There is no contact " + id + "."))));
    }

    private Map<String, Object> list(int accountId, Map<String, String> query) throws ApiError {
        int limit = number(query, "limit", 10, 100);
        int after = number(query, "after", 0, Integer.MAX_VALUE);
        var page = contacts.list(accountId, after, limit + 1);
        boolean isMore = page.size() > limit;
        var shown = isMore ? page.subList(0, limit) : page;
        var answer = new LinkedHashMap<String, Object>();
        answer.put("results", shown.stream().map(ContactApi::shape).toList());
        if (isMore) {
            String next = Long.toString(shown.getLast().id());
            answer.put("paging", Map.of("next", Map.of("after", next, "link", "?after=" + next)));
        }
        return answer;
    }

    private static int number(Map<String, String> query, String name, int preset, int most) throws ApiError {
        String text = query.getOrDefault(name, Integer.toString(preset));
        boolean isNumber = text.matches("[0-9]{1,9}");
        if (!isNumber || Integer.parseInt(text) > most || (name.equals("limit") && text.matches("0+"))) {
            throw ApiError.invalid(name + "=" + text + " is not a number up to " + most + ".");
        }
        return Integer.parseInt(text);
    }

    private static Map<String, String> properties(byte[] body) throws ApiError {
        JsonNode properties;
        try {
            properties = JSON.readTree(body).path("properties");
        } catch (IOException e) {
            throw ApiError.invalid("The body is not JSON, or longer than 64 KiB.");
        }
        if (!properties.isObject()) {
            throw ApiError.invalid("The body needs an object \"properties\".");
        }
        var read = new TreeMap<String, String>();
        for (var property : properties.properties()) {
            read.put(property.getKey(), value(property.getKey(), property.getValue()));
        }
        return checked(read);
    }

    private static String value(String name, JsonNode value) throws ApiError {
        if (!value.isValueNode()) {
            throw ApiError.invalid("The property " + name + " is not a text, a number, true, false or null.");
        }
        return value.isNull() ? "" : value.asText();
    }

    /** The rules of a contact, for the API and the page alike. */
    static Map<String, String> checked(Map<String, String> properties) throws ApiError {
        for (var property : properties.entrySet()) {
            if (!PROPERTY.matcher(property.getKey()).matches()) {
                throw ApiError.invalid("Property names are lower case letters, digits and underscores.");
            }
            if (property.getValue().length() > LONGEST) {
                throw ApiError.invalid("The property " + property.getKey() + " is longer than " + LONGEST + ".");
            }
        }
        String email = properties.getOrDefault("email", "");
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            throw ApiError.invalid("Property values were not valid: email is not an e-mail address.");
        }
        return properties;
    }

    private static Map<String, Object> shape(Contact contact) {
        String id = Long.toString(contact.id());
        var properties = new LinkedHashMap<String, Object>(contact.properties());
        properties.put("createdate", contact.createdAt().toString());
        properties.put("lastmodifieddate", contact.updatedAt().toString());
        properties.put("hs_object_id", id);
        var shape = new LinkedHashMap<String, Object>();
        shape.put("id", id);
        shape.put("properties", properties);
        shape.put("createdAt", contact.createdAt().toString());
        shape.put("updatedAt", contact.updatedAt().toString());
        shape.put("archived", false);
        return shape;
    }
}
