package it.portaledgst.workers.integrator;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;

/** Two names that lead inside, for Java's own resolution; all others are looked up as ever. */
public final class NamesOfTests extends InetAddressResolverProvider {

    static final String INSIDE = "inside.webhooks.test";
    /** Has a public address beside this machine's. */
    static final String BOTH = "both.webhooks.test";

    @Override
    public InetAddressResolver get(Configuration configuration) {
        var usual = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                return switch (host) {
                    case INSIDE -> Stream.of(address(127, 0, 0, 1));
                    case BOTH -> Stream.of(address(8, 8, 8, 8), address(127, 0, 0, 1));
                    default -> usual.lookupByName(host, policy);
                };
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return usual.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "names of tests";
    }

    private static InetAddress address(int... bytes) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {(byte) bytes[0], (byte) bytes[1], (byte) bytes[2], (byte) bytes[3]});
    }
}
