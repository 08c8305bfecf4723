package it.portaledgst.bench.ui;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.Cookie;
import it.portaledgst.bench.BenchFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A phone on a slow network, as Lighthouse imagines it, played by Chromium: a quarter of the processor, 1.6 Mbit/s, 150 ms. */
final class Chromium implements AutoCloseable {

    private static final int SLOWER = 4;
    // Lighthouse's own factors between what a network is called and what DevTools has to be told: 3.75 and 0.9.
    private static final double LATENCY_MS = 150 * 3.75;
    private static final double DOWN_BYTES_PER_S = 1.6 * 1024 * 1024 / 8 * 0.9;
    private static final double UP_BYTES_PER_S = 750.0 * 1024 / 8 * 0.9;
    private static final int AT_REST_MS = 2000;
    private static final int PATIENCE_MS = 90_000;

    private static final String OBSERVE = """
            window.bench = {largest: 0, blocked: 0};
            new PerformanceObserver(list => list.getEntries().forEach(entry => window.bench.largest = entry.startTime))
                .observe({type: 'largest-contentful-paint', buffered: true});
            new PerformanceObserver(list => list.getEntries().forEach(entry => window.bench.blocked += entry.duration - 50))
                .observe({type: 'longtask', buffered: true});""";
    private static final String RESULT = """
            () => ({first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1, ...window.bench})""";

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium")))
                    .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
        } catch (PlaywrightException e) {
            playwright.close();
            throw new BenchFailure("Chromium cannot be started (CHROMIUM names another one): " + e.getMessage(), e);
        }
    }

    String version() {
        return browser.version();
    }

    /**
     * Opens a page with an empty cache, then again with what the cache has kept.
     *
     * @param session the cookie of somebody who has signed in, or null
     */
    List<PageVisit> firstAndSecond(String address, String session) {
        try (var context = browser.newContext(new Browser.NewContextOptions().setLocale("it-IT").setViewportSize(412, 823)
                .setDeviceScaleFactor(1.75))) {
            if (session != null) {
                context.addCookies(List.of(new Cookie("PORTALE_SESSION", session).setUrl(address)));
            }
            context.addInitScript(OBSERVE);
            return List.of(visit(context, address), visit(context, address));
        } catch (PlaywrightException e) {
            throw new BenchFailure(address + " does not open: " + e.getMessage(), e);
        }
    }

    private static PageVisit visit(BrowserContext context, String address) {
        var page = context.newPage();
        var cdp = context.newCDPSession(page);
        var wire = new Wire();
        cdp.on("Network.responseReceived", wire::response);
        cdp.on("Network.loadingFinished", wire::finished);
        cdp.on("Network.loadingFailed", wire::failed);
        cdp.send("Network.enable");
        cdp.send("Network.emulateNetworkConditions", conditions());
        cdp.send("Emulation.setCPUThrottlingRate", object("rate", SLOWER));
        page.navigate(address, new Page.NavigateOptions().setTimeout(PATIENCE_MS));
        page.locator("h1").first().waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setTimeout(PATIENCE_MS));
        long end = System.nanoTime() + PATIENCE_MS * 1_000_000L;
        int before;
        do { // at rest when nothing has arrived for a while
            before = wire.events;
            page.waitForTimeout(AT_REST_MS);
        } while (wire.events != before && System.nanoTime() < end);
        @SuppressWarnings("unchecked")
        var told = (Map<String, Number>) page.evaluate(RESULT);
        var landed = page.url();
        page.close();
        if (!wire.problems.isEmpty() || !landed.equals(address)) {
            throw new BenchFailure("opening " + address + " ended at " + landed + ", with " + wire.problems);
        }
        if (told.get("first").doubleValue() <= 0 || told.get("largest").doubleValue() <= 0 || wire.bytes == 0) {
            throw new BenchFailure("Chromium saw nothing painted at " + address);
        }
        return new PageVisit(wire.bytes, wire.requests, wire.plain, told.get("first").doubleValue(), told.get("largest").doubleValue(),
                told.get("blocked").doubleValue());
    }

    private static JsonObject conditions() {
        var conditions = object("latency", LATENCY_MS);
        conditions.addProperty("offline", false);
        conditions.addProperty("downloadThroughput", DOWN_BYTES_PER_S);
        conditions.addProperty("uploadThroughput", UP_BYTES_PER_S);
        return conditions;
    }

    private static JsonObject object(String name, Number value) {
        var object = new JsonObject();
        object.addProperty(name, value);
        return object;
    }

    @Override
    public void close() {
        playwright.close();
    }

    /** What DevTools tells of the network. */
    private static final class Wire {

        private final Map<String, JsonObject> responses = new HashMap<>();
        private final List<String> problems = new ArrayList<>();
        private int events;
        private int requests;
        private long bytes;
        private long plain;

        void response(JsonObject event) {
            events++;
            var response = event.getAsJsonObject("response");
            responses.put(event.get("requestId").getAsString(), response);
            if (response.get("status").getAsInt() >= 400) {
                problems.add(response.get("status") + " from " + response.get("url"));
            }
        }

        void finished(JsonObject event) {
            events++;
            var response = responses.get(event.get("requestId").getAsString());
            long length = event.get("encodedDataLength").getAsLong();
            // What the cache had is told with a length, too: that of the headers it has kept.
            boolean kept = response != null && response.has("fromDiskCache") && response.get("fromDiskCache").getAsBoolean();
            if (response == null || kept || length == 0 || response.get("url").getAsString().startsWith("data:")) {
                return;
            }
            requests++;
            bytes += length;
            var type = response.get("mimeType").getAsString();
            boolean text = type.startsWith("text/") || type.contains("json") || type.contains("javascript") || type.contains("svg");
            boolean compressed = response.getAsJsonObject("headers").keySet().stream().anyMatch("content-encoding"::equalsIgnoreCase);
            if (text && !compressed) {
                plain += length;
            }
        }

        void failed(JsonObject event) {
            events++;
            boolean canceled = event.has("canceled") && event.get("canceled").getAsBoolean();
            if (!canceled) {
                problems.add(event.get("errorText").getAsString());
            }
        }
    }
}
