package it.portaledgst.ui.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.ServletContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/** Addresses of styles and scripts that change with their content, so that browsers may keep them for a year. */
@Component
public class Files {

    private final Map<String, String> addresses = new ConcurrentHashMap<>();
    private final String root;

    Files(ServletContext context) {
        root = context.getContextPath();
    }

    /** @param path below the root of the portal, with its first slash */
    public String address(String path) {
        return addresses.computeIfAbsent(path, file -> root + file + "?" + NamedByContent.VERSION + "=" + version(file));
    }

    private static String version(String file) {
        try (var content = new ClassPathResource("META-INF/resources" + file).getInputStream()) {
            return DigestUtils.md5DigestAsHex(content).substring(0, 12);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
