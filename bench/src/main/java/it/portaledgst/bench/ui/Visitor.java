package it.portaledgst.bench.ui;

import com.google.gson.Gson;
import it.portaledgst.bench.BenchFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * One person with one tab, as Vaadin's client in the browser speaks to the server: the page, the {@code init} request, the
 * push connection, then a {@code ui-navigate} event for each click. An answer that is not what that client would go on with,
 * or that draws another page, is a {@link BenchFailure}: error pages are fast and must not be measured.
 */
final class Visitor implements AutoCloseable {

    /** The portal's answer to a click. */
    record Answer(String text, long nanos) {
    }

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Gson GSON = new Gson();

    private final HttpClient http;
    private final String portal;
    private final Map<String, Map<String, String>> cookies = new HashMap<>();
    private WebSocket push;
    private String uiId;
    private String securityKey;
    private int syncId;
    private int clientId;
    private String request;
    private long received;

    /** @param portal its root, without a slash at the end */
    Visitor(HttpClient http, String portal) {
        this.http = http;
        this.portal = portal;
    }

    /** Through the sandbox's sign-in to the home page's document. */
    void signIn(URI signIn, String username) {
        var choice = follow(get(portal + "/home"));
        if (!choice.uri().getAuthority().equals(signIn.getAuthority())) {
            throw new BenchFailure("signing in did not lead to the sign-in but to " + choice.uri());
        }
        var form = text(follow(get(signIn + "/login/spid")));
        var csrf = CSRF.matcher(form);
        if (!csrf.find()) {
            throw new BenchFailure("the sign-in shows no form: " + Uidl.beginning(form));
        }
        var body = "_csrf=" + encoded(csrf.group(1)) + "&username=" + encoded(username);
        var home = follow(HttpRequest.newBuilder(URI.create(signIn + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(body)));
        if (!home.uri().toString().equals(portal + "/home")) {
            throw new BenchFailure(username + " did not come to the home page but to " + home.uri());
        }
    }

    /** The cookie that makes a browser this visitor's. */
    String sessionCookie() {
        return cookies.get(URI.create(portal).getAuthority()).get("PORTALE_SESSION");
    }

    /** Opens the home page in a tab: what a browser asks for, but for the static files. */
    Answer open() {
        text(follow(get(portal + "/home")));
        var init = Uidl.json(text(follow(get(portal + "/?v-r=init&location=home&query=&v-sw=1280&v-sh=720&v-ww=1280&v-wh=720&v-bw=1280"
                + "&v-bh=720&v-tzo=0&v-rtzo=0&v-dstd=0&v-dston=false&v-tzid=UTC&v-td=false&v-pr=1&v-wn=bench"))));
        try {
            var app = init.getAsJsonObject("appConfig");
            var uidl = app.getAsJsonObject("uidl");
            uiId = app.get("v-uiId").getAsString();
            securityKey = uidl.get("Vaadin-Security-Key").getAsString();
            syncId = uidl.get("syncId").getAsInt();
            clientId = uidl.get("clientId").getAsInt();
            connect(uidl.get("Vaadin-Push-ID").getAsString());
        } catch (NullPointerException | IllegalStateException | UnsupportedOperationException e) {
            throw new BenchFailure("the answer to init is not what Vaadin's client needs: " + Uidl.beginning(init.toString()), e);
        }
        return navigate(Place.HOME, "/home", "");
    }

    Answer go(Place place) {
        var answer = navigate(place, place.route(request), "client");
        if (place == Place.LIST) {
            request = Place.firstRequest(answer.text());
        }
        return answer;
    }

    /** Bytes of answers so far, as they came over the wire. */
    long received() {
        return received;
    }

    private Answer navigate(Place place, String route, String trigger) {
        var data = Map.of("route", route, "query", "", "appShellTitle", "", "historyState", Map.of("idx", clientId), "trigger", trigger);
        var message = Map.of("csrfToken", securityKey, "syncId", syncId, "clientId", clientId,
                "rpc", List.of(Map.of("type", "event", "node", 1, "event", "ui-navigate", "data", data)));
        var click = builder(portal + "/?v-r=uidl&v-uiId=" + uiId).header("Content-Type", "application/json; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(GSON.toJson(message)));
        long began = System.nanoTime();
        var response = send(click);
        long nanos = System.nanoTime() - began;
        var text = text(response);
        Uidl.check(text, place, syncId + 1, clientId + 1);
        syncId++;
        clientId++;
        return new Answer(text, nanos);
    }

    private void connect(String pushId) {
        var address = portal.replaceFirst("^http", "ws") + "/VAADIN/push?v-r=push&v-uiId=" + uiId + "&v-pushId=" + pushId
                + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=4.0.1&X-Atmosphere-Transport=websocket&X-Atmosphere-TrackMessageSize=true"
                + "&Content-Type=application/json;%20charset=UTF-8&X-atmo-protocol=true&X-Vaadin-LastSeenServerSyncId=" + syncId;
        try {
            push = http.newWebSocketBuilder().header("Cookie", cookiesFor(URI.create(portal))).connectTimeout(PATIENCE)
                    .buildAsync(URI.create(address), new WebSocket.Listener() { }).join();
        } catch (CompletionException e) {
            throw new BenchFailure("the push connection is refused: " + e.getCause(), e);
        }
    }

    private HttpRequest.Builder get(String address) {
        return builder(address).GET();
    }

    private static HttpRequest.Builder builder(String address) {
        return HttpRequest.newBuilder(URI.create(address));
    }

    private HttpResponse<byte[]> follow(HttpRequest.Builder request) {
        var response = send(request);
        for (int hops = 0; response.statusCode() / 100 == 3; hops++) {
            if (hops == 10) {
                throw new BenchFailure("sent around without end, now to " + response.uri());
            }
            response = send(get(response.uri().resolve(response.headers().firstValue("Location").orElseThrow()).toString()));
        }
        return response;
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder builder) {
        var uri = builder.copy().build().uri();
        var cookie = cookiesFor(uri);
        if (!cookie.isEmpty()) {
            builder.header("Cookie", cookie);
        }
        var request = builder.header("Accept-Encoding", "gzip").header("Accept-Language", "it-IT").timeout(PATIENCE).build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            received += response.body().length;
            for (var set : response.headers().allValues("Set-Cookie")) {
                var pair = set.split(";", 2)[0].split("=", 2);
                cookies.computeIfAbsent(uri.getAuthority(), authority -> new HashMap<>()).put(pair[0], pair[1]);
            }
            return response;
        } catch (IOException e) {
            throw new BenchFailure("no answer from " + uri + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    private String cookiesFor(URI address) {
        return cookies.getOrDefault(address.getAuthority(), Map.of()).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue()).collect(Collectors.joining("; "));
    }

    /** What a good answer says; any other is none. */
    private static String text(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw new BenchFailure("status " + response.statusCode() + " from " + response.uri() + ": "
                    + Uidl.beginning(new String(response.body(), StandardCharsets.UTF_8)));
        }
        try {
            var bytes = response.headers().firstValue("Content-Encoding").filter("gzip"::equals).isPresent()
                    ? new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes() : response.body();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** As a browser that is closed: the push connection is gone, the session stays. */
    @Override
    public void close() {
        if (push != null) {
            push.abort();
        }
    }
}
