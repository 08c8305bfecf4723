package it.portaledgst.workers.integrator;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Names lead to public addresses of the Internet only: a webhook must not reach into the network this program runs in.
 * The address that was looked at is the one that is connected to, whatever the name says a moment later.
 */
final class PublicAddresses extends SystemDefaultDnsResolver {

    static final class NotPublic extends UnknownHostException {

        NotPublic(String host) {
            super(host + " is no public address");
        }
    }

    private final boolean thisMachineToo;

    PublicAddresses(boolean thisMachineToo) {
        this.thisMachineToo = thisMachineToo;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = super.resolve(host);
        for (var address : addresses) {
            if (!isPublic(address) && !(thisMachineToo && address.isLoopbackAddress())) {
                throw new NotPublic(host);
            }
        }
        return addresses;
    }

    static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        if (address instanceof Inet6Address) {
            // global unicast, without what carries an IPv4 address inside (Teredo, 6to4) and what is for documents
            boolean special = first == 0x20 && (second == 0x01 && (third < 0x02 || third == 0x0d && (bytes[3] & 0xff) == 0xb8)
                    || second == 0x02);
            return (first & 0xe0) == 0x20 && !special;
        }
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> (second & 0xc0) != 64;
            case 169 -> second != 254;
            case 172 -> (second & 0xf0) != 16;
            case 192 -> second != 168 && !(second == 0 && (third == 0 || third == 2)) && !(second == 88 && third == 99);
            case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
            case 203 -> !(second == 0 && third == 113);
            default -> first < 224;
        };
    }
}
