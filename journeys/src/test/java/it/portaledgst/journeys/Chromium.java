package it.portaledgst.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The browser that is installed on this machine; none is downloaded. */
final class Chromium implements AutoCloseable {

    /** Whole programs run beside the browser: a busy machine is no mistake of the page. */
    static final int PATIENCE = 30_000;

    private final Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

    Browser browser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        return playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(installed())
                .setArgs(List.of("--no-sandbox", "--disable-background-networking", "--disable-dev-shm-usage")));
    }

    private static Path installed() {
        return List.of(System.getenv().getOrDefault("CHROMIUM", ""), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .stream().filter(path -> !path.isBlank()).map(Path::of).filter(Files::isExecutable).findFirst()
                .orElseThrow(() -> new IllegalStateException("Chromium is missing: install Debian's package chromium, or set CHROMIUM"));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
