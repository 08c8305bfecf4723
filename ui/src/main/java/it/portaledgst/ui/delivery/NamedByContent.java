package it.portaledgst.ui.delivery;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Files that get another name or another query when their content changes are kept by browsers for a year. Vaadin says so
 * of style sheets only; of its own bundle, and of our fonts, it says an hour, after which a slow phone would ask again for
 * each of some thirty files. Fonts are files of a published package: a new version of it brings new names, or is given a
 * new folder.
 */
@Component
class NamedByContent extends OncePerRequestFilter {

    static final String VERSION = "v";
    static final String A_YEAR = "max-age=31536000, immutable";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return !(path.startsWith("/VAADIN/build/") || path.startsWith("/fonts/")
                || versioned(path) && request.getParameter(VERSION) != null);
    }

    private static boolean versioned(String path) {
        return path.startsWith("/VAADIN/static/push/") || path.startsWith("/css/") || path.startsWith("/js/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            /** Only what is delivered gets an age; that a file is missing is not to be remembered for a year. */
            @Override
            public void setHeader(String name, String value) {
                boolean age = HttpHeaders.CACHE_CONTROL.equalsIgnoreCase(name) && value != null && value.startsWith("max-age=");
                super.setHeader(name, age ? A_YEAR : value);
            }
        });
    }
}
