package dev.grantway.registry.domains;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/** A DNS server on this machine that knows a few names. */
final class DnsServer implements Closeable {
    private static final int LARGEST = 4096;
    private static final Map<String, String> ALIASES = Map.of("alias.example.", "there.example.");
    private static final Map<String, List<List<String>>> TEXTS = Map.of(
            "there.example.", List.of(List.of("v=spf1 -all"), List.of("app-publisher=1:", "abc")),
            "empty.example.", List.of());

    private final DatagramSocket socket;

    DnsServer() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::answerUntilClosed);
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() {
        socket.close();
    }

    private void answerUntilClosed() {
        while (!socket.isClosed()) {
            var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
            try {
                socket.receive(packet);
                var bytes = answer(new Message(Arrays.copyOf(packet.getData(), packet.getLength())))
                        .toWire();
                socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static Message answer(Message question) throws IOException {
        var asked = question.getQuestion();
        var answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(asked, Section.QUESTION);
        String name = asked.getName().toString();
        if (name.equals("broken.example.")) {
            answer.getHeader().setRcode(Rcode.SERVFAIL);
        } else if (ALIASES.containsKey(name)) {
            var target = Name.fromString(ALIASES.get(name));
            answer.addRecord(new CNAMERecord(asked.getName(), DClass.IN, 60, target), Section.ANSWER);
            texts(target).forEach(text -> answer.addRecord(text, Section.ANSWER));
        } else if (TEXTS.containsKey(name)) {
            texts(asked.getName()).forEach(text -> answer.addRecord(text, Section.ANSWER));
        } else {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        return answer;
    }

    private static List<Record> texts(Name name) {
        return TEXTS.getOrDefault(name.toString(), List.of()).stream()
                .<Record>map(pieces -> new TXTRecord(name, DClass.IN, 60, pieces))
                .toList();
    }
}
