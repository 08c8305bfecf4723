package it.portaledgst.workers.pagopa;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.ws.soap.SoapMessageCreationException;
import org.springframework.ws.transport.context.TransportContextHolder;
import org.springframework.ws.transport.http.HttpServletConnection;

/** Keeps a message's bytes as they came, because a receipt is stored like that, and refuses one that is too long. */
class RawMessage extends OncePerRequestFilter {

    private static final int MAX_BYTES = 1024 * 1024;
    private static final String ATTRIBUTE = RawMessage.class.getName();

    /** The bytes of the request that this thread is answering. */
    static byte[] current() {
        var connection = (HttpServletConnection) TransportContextHolder.getTransportContext().getConnection();
        return (byte[]) connection.getHttpServletRequest().getAttribute(ATTRIBUTE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var bytes = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            response.setHeader("Connection", "close");
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        request.setAttribute(ATTRIBUTE, bytes);
        try {
            chain.doFilter(new Kept(request, bytes), response);
        } catch (ServletException e) {
            if (!(e.getRootCause() instanceof SoapMessageCreationException || e.getCause() instanceof SoapMessageCreationException)) {
                throw e;
            }
            logger.warn("what came is no SOAP 1.1 message");
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private static final class Kept extends HttpServletRequestWrapper {

        private final byte[] bytes;

        Kept(HttpServletRequest request, byte[] bytes) {
            super(request);
            this.bytes = bytes;
        }

        @Override
        public ServletInputStream getInputStream() {
            var in = new ByteArrayInputStream(bytes);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return in.read();
                }

                @Override
                public int read(byte[] buffer, int offset, int length) {
                    return in.read(buffer, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return in.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException();
                }
            };
        }
    }
}
