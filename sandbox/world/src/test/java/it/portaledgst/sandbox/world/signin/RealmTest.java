package it.portaledgst.sandbox.world.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The realm that the compose stack gives to Keycloak has the same people as this stand-in, and tells the same of them. */
class RealmTest {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Path FILE = Path.of("..", "..", "docker", "keycloak", "portale-realm.json");
    private static final String TAX_CODE = "https://attributes.eid.gov.it/fiscal_number";

    private static JsonNode realm;

    @BeforeAll
    static void read() throws Exception {
        realm = JSON.readTree(Files.readString(FILE));
    }

    @Test
    void thePeopleAreTheSame() throws Exception {
        String people = JSON.writeValueAsString(new People().all().stream().map(RealmTest::user).toList());
        Path expected = Files.writeString(Path.of("target", "realm-users.json"), people);

        assertThat(realm.get("users")).as("users of %s; what they should be is in %s", FILE, expected).isEqualTo(JSON.readTree(people));
        assertThat(realm.get("groups").valueStream().map(group -> group.get("name").asString()).toList())
                .containsExactlyInAnyOrderElementsOf(new People().all().stream().flatMap(RealmTest::groups).distinct().toList());
    }

    /** As Keycloak's mappers would make them; a tax code has another of the names that the portal knows. */
    @Test
    void thePortalIsToldTheSameClaims() {
        for (Person person : new People().all()) {
            Map<String, Object> expected = new TreeMap<>(person.claims());
            if (expected.containsKey(TAX_CODE)) {
                expected.put("fiscal_number", expected.remove(TAX_CODE));
            }
            expected.putIfAbsent("email_verified", false);
            if (person.roles().isEmpty()) {
                expected.remove("roles");
            }
            assertThat(claims(person, "portale-pagamenti-dgst")).as(person.username()).isEqualTo(expected);
        }
    }

    @Test
    void operateIsToldNamesAndGroupsOnly() {
        for (Person person : new People().all()) {
            Map<String, Object> claims = claims(person, "operate");
            assertThat(claims).as(person.username()).containsEntry("preferred_username", person.username())
                    .containsEntry("groups", groups(person).toList())
                    .doesNotContainKeys("fiscal_number", "email", "client_id");
        }
    }

    /** Whoever could change these could make themselves an administrator, or somebody else. */
    @Test
    void nobodyChangesWhatTheyAre() {
        JsonNode profile = JSON.readTree(realm.at("/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0").asString());
        Map<String, List<String>> editors = new LinkedHashMap<>();
        profile.get("attributes").forEach(attribute -> {
            editors.put(attribute.get("name").asString(), attribute.at("/permissions/edit").valueStream().map(JsonNode::asString).toList());
            assertThat(attribute.has("required")).as("eIDAS tells no e-mail: nothing is asked for at the first sign-in").isFalse();
        });
        assertThat(editors).containsOnlyKeys("username", "email", "firstName", "lastName", "fiscal_number", "identity_type", "roles", "office");
        assertThat(editors.values()).allMatch(List.of("admin")::equals);
        assertThat(profile.has("unmanagedAttributePolicy")).isFalse();
        assertThat(realm.get("registrationAllowed").asBoolean()).isFalse();
        assertThat(realm.get("bruteForceProtected").asBoolean()).isTrue();
    }

    @Test
    void integratorsGetTokensForTheApiAndNothingElse() {
        JsonNode client = client("integratore-prova");
        assertThat(client.get("serviceAccountsEnabled").asBoolean()).isTrue();
        assertThat(Stream.of("standardFlowEnabled", "directAccessGrantsEnabled", "implicitFlowEnabled", "publicClient"))
                .noneMatch(flow -> client.get(flow).asBoolean());
        assertThat(texts(client.get("defaultClientScopes"))).containsExactlyInAnyOrder("basic", "portal-api");
        assertThat(texts(client.get("optionalClientScopes"))).containsExactlyInAnyOrder("payments:read", "payments:write");
        assertThat(audiences(client)).containsExactly("portale-pagamenti-api");
        for (String scope : List.of("payments:read", "payments:write")) {
            assertThat(scope(scope).at("/attributes/include.in.token.scope").asString()).isEqualTo("true");
        }
    }

    @Test
    void workersGetTokensForTheEngineUnderTheirOwnName() {
        JsonNode client = client("portale-workers");
        assertThat(client.get("serviceAccountsEnabled").asBoolean()).isTrue();
        assertThat(audiences(client)).containsExactly("camunda-api");
        assertThat(client.get("protocolMappers").get(0).at("/config/claim.name").asString()).isEqualTo("client_id");
        assertThat(client.get("protocolMappers").get(0).at("/config/claim.value").asString()).isEqualTo("portale-workers");
    }

    @Test
    void noSecretIsInTheFileAndEveryNameThatIsUsedExists() {
        Set<String> scopes = Set.copyOf(realm.get("clientScopes").valueStream().map(scope -> scope.get("name").asString()).toList());
        realm.get("clients").forEach(client -> {
            assertThat(client.get("secret").asString()).matches("\\$\\{[A-Z]+_CLIENT_SECRET}");
            assertThat(scopes).containsAll(texts(client.get("defaultClientScopes"))).containsAll(texts(client.get("optionalClientScopes")));
        });
        assertThat(realm.get("users").valueStream().map(user -> user.at("/credentials/0/value").asString())).containsOnly("${PEOPLE_PASSWORD}");
    }

    private static Map<String, Object> user(Person person) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        attributes.put("identity_type", List.of(person.way().name()));
        if (person.taxCode() != null) {
            attributes.put("fiscal_number", List.of("TINIT-" + person.taxCode()));
        }
        if (person.staff()) {
            attributes.put("roles", person.roles());
            attributes.put("office", List.of(person.office()));
        }
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("id", person.subject());
        user.put("username", person.username());
        user.put("enabled", true);
        user.put("firstName", person.givenName());
        user.put("lastName", person.familyName());
        if (person.email() != null) {
            user.put("email", person.email());
            user.put("emailVerified", true);
        }
        user.put("attributes", attributes);
        user.put("groups", groups(person).map(group -> "/" + group).toList());
        user.put("credentials", List.of(Map.of("type", "password", "value", "${PEOPLE_PASSWORD}")));
        return user;
    }

    /** Operate's and Tasklist's: what somebody does, and the office, which is the candidate group of its tasks; a head has one more. */
    private static Stream<String> groups(Person person) {
        if (!person.staff()) {
            return Stream.empty();
        }
        var head = person.roles().contains("RESPONSABILE") ? Stream.of(person.office() + "-RESP") : Stream.<String>empty();
        return Stream.concat(Stream.concat(person.roles().stream(), Stream.of(person.office())), head);
    }

    private static Map<String, Object> claims(Person person, String clientId) {
        JsonNode user = realm.get("users").valueStream().filter(one -> one.get("username").asString().equals(person.username())).findFirst().orElseThrow();
        Map<String, Object> claims = new TreeMap<>();
        mappers(client(clientId)).forEach(mapper -> {
            Object value = value(mapper, user);
            if (value != null && mapper.at("/config/id.token.claim").asString().equals("true")) {
                claims.put(mapper.at("/config/claim.name").asString(mapper.get("name").asString()), value);
            }
        });
        return claims;
    }

    private static Object value(JsonNode mapper, JsonNode user) {
        String attribute = mapper.at("/config/user.attribute").asString("");
        return switch (mapper.get("protocolMapper").asString()) {
            case "oidc-sub-mapper" -> user.get("id").asString();
            case "oidc-full-name-mapper" -> user.get("firstName").asString() + " " + user.get("lastName").asString();
            case "oidc-group-membership-mapper" -> texts(user.get("groups")).stream().map(group -> group.substring(1)).toList();
            case "oidc-usermodel-attribute-mapper", "oidc-usermodel-property-mapper" -> attribute(user, attribute, mapper.at("/config/multivalued").asString("false"));
            case "oidc-audience-mapper", "oidc-hardcoded-claim-mapper", "oidc-usersessionmodel-note-mapper" -> null;
            default -> throw new AssertionError("a mapper this test does not know: " + mapper);
        };
    }

    private static Object attribute(JsonNode user, String name, String multivalued) {
        if (name.equals("emailVerified")) {
            return user.has(name) && user.get(name).asBoolean();
        }
        if (user.has(name)) {
            return user.get(name).asString();
        }
        List<String> values = user.get("attributes").has(name) ? texts(user.get("attributes").get(name)) : List.of();
        return values.isEmpty() ? null : multivalued.equals("true") ? values : values.getFirst();
    }

    private static List<JsonNode> mappers(JsonNode client) {
        List<JsonNode> mappers = new ArrayList<>();
        texts(client.get("defaultClientScopes")).forEach(name -> scope(name).path("protocolMappers").forEach(mappers::add));
        client.path("protocolMappers").forEach(mappers::add);
        return mappers;
    }

    private static List<String> audiences(JsonNode client) {
        return mappers(client).stream().filter(mapper -> mapper.get("protocolMapper").asString().equals("oidc-audience-mapper"))
                .map(mapper -> mapper.at("/config/included.custom.audience").asString()).toList();
    }

    private static JsonNode client(String id) {
        return realm.get("clients").valueStream().filter(client -> client.get("clientId").asString().equals(id)).findFirst().orElseThrow();
    }

    private static JsonNode scope(String name) {
        return realm.get("clientScopes").valueStream().filter(scope -> scope.get("name").asString().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
