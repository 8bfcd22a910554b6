package dev.grantway.registry.domains;

import dev.grantway.registry.domains.TxtOutcome.Absent;
import dev.grantway.registry.domains.TxtOutcome.Found;
import dev.grantway.registry.domains.TxtOutcome.Silent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks the DNS itself, without a cache: whoever has just made a record wants to know whether it is there. */
@Singleton
class DnsTxtRecords implements TxtRecords {
    private static final Logger LOG = Logger.getLogger(DnsTxtRecords.class);

    private final Resolver resolver;

    @Inject
    DnsTxtRecords(DomainsConfig config) {
        this(config.dnsServer(), config.timeout());
    }

    DnsTxtRecords(Optional<String> server, Duration timeout) {
        resolver = server.map(DnsTxtRecords::at).orElseGet(ExtendedResolver::new);
        resolver.setTimeout(timeout);
    }

    @Override
    public TxtOutcome find(String name) {
        try {
            var asked = Name.fromString(name, Name.root);
            return answer(asked, resolver.send(Message.newQuery(Record.newRecord(asked, Type.TXT, DClass.IN))));
        } catch (TextParseException e) {
            return new Absent(); // no such name can be there
        } catch (IOException e) {
            LOG.infof("the DNS does not answer for %s: %s", name, e.getMessage());
            return new Silent();
        }
    }

    private static TxtOutcome answer(Name asked, Message message) {
        return switch (message.getRcode()) {
            case Rcode.NOERROR -> texts(asked, message);
            case Rcode.NXDOMAIN -> new Absent();
            default -> {
                LOG.infof("the DNS answers %s for %s", Rcode.string(message.getRcode()), asked);
                yield new Silent();
            }
        };
    }

    /** Of this very name: where an alias leads, another one may decide. */
    private static TxtOutcome texts(Name asked, Message message) {
        var texts = new ArrayList<String>();
        for (var record : message.getSection(Section.ANSWER)) {
            if (record instanceof TXTRecord txt && txt.getName().equals(asked)) {
                texts.add(joined(txt.getStringsAsByteArrays()));
            }
        }
        return texts.isEmpty() ? new Absent() : new Found(texts);
    }

    /** A text is cut into pieces of 255 bytes. */
    private static String joined(List<byte[]> pieces) {
        var text = new StringBuilder();
        pieces.forEach(piece -> text.append(new String(piece, StandardCharsets.US_ASCII)));
        return text.toString();
    }

    /** By address: a name would have to be looked up in the DNS itself. */
    private static Resolver at(String server) {
        int colon = server.lastIndexOf(':');
        try {
            var address = InetAddress.ofLiteral(server.substring(0, Math.max(colon, 0)));
            return new SimpleResolver(new InetSocketAddress(address, Integer.parseInt(server.substring(colon + 1))));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "grantway.registry.domains.dns-server is “" + server
                            + "”: it must be an IP address and a port, such as 192.0.2.53:53",
                    e);
        }
    }
}
