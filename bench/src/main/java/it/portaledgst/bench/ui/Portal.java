package it.portaledgst.bench.ui;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import it.portaledgst.bench.BenchFailure;
import it.portaledgst.bench.RunningProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The portal with the sandbox's PostgreSQL and sign-in, each a process of its own on free ports, and requests to show. */
final class Portal implements AutoCloseable {

    /** Citizens of the sandbox's sign-in. */
    static final List<String> PEOPLE = List.of("mario.rossi", "luca.verdi", "giulia.bianchi", "anna.mueller");

    private static final List<String> WORLD_JVM = List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final RunningProgram world;
    private final RunningProgram program;
    private final URI signIn;

    private Portal(RunningProgram world, RunningProgram program, URI signIn) {
        this.world = world;
        this.program = program;
        this.signIn = signIn;
    }

    /**
     * @param jvm      options of the portal's JVM
     * @param requests how many payment requests the people have, all together
     */
    static Portal start(List<String> jvm, Path worldJar, Path portalJar, int requests) {
        var world = RunningProgram.start(WORLD_JVM, worldJar, Map.of(), 2, PATIENCE,
                "--parts=postgres,sign-in", "--postgres.port=0", "--sign-in.port=0");
        try {
            var database = lastWord(world, "READY postgres ");
            var signIn = URI.create(lastWord(world, "READY sign-in "));
            var program = RunningProgram.start(jvm, portalJar, Map.of("PORTALE_UI_PORT", "0",
                    "PORTALE_DB_PORT", Integer.toString(URI.create(database.substring("jdbc:".length())).getPort()),
                    "PORTALE_SIGNIN_PORT", Integer.toString(signIn.getPort())), 1, PATIENCE);
            var portal = new Portal(world, program, signIn);
            try {
                Seed.into(database, signIn.toString(), subjects(signIn), requests);
                return portal;
            } catch (SQLException | IOException | InterruptedException e) {
                program.close();
                throw new BenchFailure("the payment requests cannot be made: " + e, e);
            }
        } catch (RuntimeException e) {
            world.close();
            throw e;
        }
    }

    private static String lastWord(RunningProgram program, String beginning) {
        var line = program.ready().stream().filter(each -> each.startsWith(beginning)).findFirst()
                .orElseThrow(() -> new BenchFailure("nothing says '" + beginning + "': " + program.ready()));
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    /** Under which name the sign-in tells the portal who they are. */
    private static List<String> subjects(URI signIn) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var told = http.send(HttpRequest.newBuilder(signIn.resolve("/people")).build(), HttpResponse.BodyHandlers.ofString()).body();
            return JsonParser.parseString(told).getAsJsonArray().asList().stream().map(JsonElement::getAsJsonObject)
                    .filter(person -> PEOPLE.contains(person.get("username").getAsString()))
                    .map(person -> person.get("sub").getAsString()).toList();
        }
    }

    /** Its root, without a slash at the end. */
    String address() {
        return lastWord(program, "READY ui ");
    }

    URI signIn() {
        return signIn;
    }

    RunningProgram program() {
        return program;
    }

    @Override
    public void close() {
        program.close();
        world.close();
    }

    /** Requests as the portal would have made them: half of them paid, the others to be paid. The check digits are the first 16 modulo 93. */
    private static final class Seed {

        private static final String REQUESTS = """
                with numbered as (
                    select n, '3' || '01' || lpad(n::text, 13, '0') as digits, gen_random_uuid() as id, n % 2 = 0 as paid,
                           case when n % 2 = 0 then gen_random_uuid() end as receipt
                    from generate_series(1, ?) n),
                coded as (select *, digits || lpad((digits::bigint % 93)::text, 2, '0') as code from numbered),
                receipts as (
                    insert into receipt (key, creditor_fiscal_code, notice_code, receipt_id, creditor_reference_id, amount, outcome,
                        stand_in, raw, stored_at, paid_at, request_id)
                    select receipt, '80230390587', code, code, substr(code, 2), 5, 'OK', false, ''::bytea, now(), now(), id
                    from coded where paid)
                insert into payment_request (id, idempotency_key, owner_issuer, owner_subject, creditor_fiscal_code, notice_code, iuv,
                    service_code, service_version, service_title, debtor_kind, debtor_name, debtor_tax_code, debtor_email, amount, office_code, fields,
                    description, search_text, state, due_date, created_at, paid_at, receipt_key)
                select id, gen_random_uuid(), ?, (?::text[])[1 + (n / 2) % ?], '80230390587', code, substr(code, 2), '11-AUT_GEN_RAD', 1,
                    'Autorizzazione generale per l''impianto e l''esercizio di stazione radioamatoriale', 'NATURAL_PERSON',
                    'Giulia Bianchi', 'BNCGLI85E55F205G', 'giulia.bianchi@example.org', 5, 'ISP-LOM',
                    jsonb_build_object('nominativo', 'IK2ABC', 'tipo_richiesta', 'CONTRIBUTO_ANNUO', 'anno_riferimento', '2026'),
                    'Contributo annuo', code || ' giulia bianchi', case when paid then 'PAID' else 'TO_PAY' end, current_date + 60,
                    now() - n * interval '1 minute', case when paid then now() end, receipt
                from coded""";

        static void into(String database, String issuer, List<String> subjects, int requests) throws SQLException {
            try (var connection = DriverManager.getConnection(database, "portale", "portale")) {
                connection.setAutoCommit(false);
                try (var statement = connection.prepareStatement(REQUESTS)) {
                    statement.setInt(1, requests);
                    statement.setString(2, issuer);
                    statement.setArray(3, connection.createArrayOf("text", subjects.toArray()));
                    statement.setInt(4, subjects.size());
                    statement.executeUpdate();
                }
                connection.commit();
                try (var statement = connection.createStatement()) {
                    connection.setAutoCommit(true);
                    statement.execute("analyze payment_request");
                }
            }
        }
    }
}
