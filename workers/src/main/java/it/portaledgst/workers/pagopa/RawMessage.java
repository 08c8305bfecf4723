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
import java.util.Collections;
import java.util.Enumeration;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.ws.transport.context.TransportContextHolder;
import org.springframework.ws.transport.http.HttpServletConnection;

/**
 * Reads a message before the SOAP stack does. Its bytes are kept as they came, because a receipt is stored like that, and
 * no other parser ever sees one that is dangerous or cannot be read.
 */
class RawMessage extends OncePerRequestFilter {

    private static final String ATTRIBUTE = RawMessage.class.getName();
    private static final String CONTENT_TYPE = "Content-Type";

    /** The message that this thread is answering. */
    static IncomingMessage current() {
        var connection = (HttpServletConnection) TransportContextHolder.getTransportContext().getConnection();
        return (IncomingMessage) connection.getHttpServletRequest().getAttribute(ATTRIBUTE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var bytes = request.getInputStream().readNBytes(IncomingMessage.MAX_BYTES + 1);
        if (bytes.length > IncomingMessage.MAX_BYTES) {
            response.setHeader("Connection", "close");
        }
        var message = IncomingMessage.of(bytes, request.getContentType(), request.getHeader("SOAPAction"));
        request.setAttribute(ATTRIBUTE, message);
        chain.doFilter(new Readable(request, message.envelope()), response);
    }

    /** The request with a body that the SOAP stack can read. */
    private static final class Readable extends HttpServletRequestWrapper {

        private static final String XML = "text/xml; charset=utf-8";
        private final byte[] bytes;

        Readable(HttpServletRequest request, byte[] bytes) {
            super(request);
            this.bytes = bytes;
        }

        @Override
        public String getContentType() {
            return XML;
        }

        @Override
        public String getCharacterEncoding() {
            return "utf-8";
        }

        @Override
        public String getHeader(String name) {
            return CONTENT_TYPE.equalsIgnoreCase(name) ? XML : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return CONTENT_TYPE.equalsIgnoreCase(name) ? Collections.enumeration(Collections.singleton(XML)) : super.getHeaders(name);
        }

        @Override
        public int getContentLength() {
            return bytes.length;
        }

        @Override
        public long getContentLengthLong() {
            return bytes.length;
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
