package dev.grantway.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private final Sentences sentences = new Sentences();

    @Test
    void saysASentenceInTheOtherLanguage() {
        assertThat(sentences.in(Language.GERMAN, "This form cannot be read"))
                .isEqualTo("Dieses Formular lässt sich nicht lesen");
    }

    @Test
    void leavesWhatIsNotKnownAsItIs() {
        assertThat(sentences.in(Language.GERMAN, "Contact Sync")).isEqualTo("Contact Sync");
        assertThat(sentences.in(Language.ENGLISH, "This form cannot be read")).isEqualTo("This form cannot be read");
    }

    @Test
    void takesOverWhatStandsInBracesInAnyOrder() {
        var sentence = new Sentence("Remove {name} from {team}?", "{name} aus {team} entfernen?");

        assertThat(sentence.translate("Remove $1 \\ Pat from the team?", _ -> Optional.empty()))
                .contains("$1 \\ Pat aus the team entfernen?");
        assertThat(sentence.translate("Remove Pat?", _ -> Optional.empty())).isEmpty();
        assertThat(sentence.translate("Remove Pat from", _ -> Optional.empty())).isEmpty();
    }

    @Test
    void translatesAPartWithAStarOnItsOwn() {
        var sentence = new Sentence("{*what} is longer than {n} characters.", "{*what} ist länger als {n} Zeichen.");

        assertThat(sentence.translate("The name is longer than 100 characters.", _ -> Optional.of("Der Name")))
                .contains("Der Name ist länger als 100 Zeichen.");
        assertThat(sentence.translate("Who knows is longer than 100 characters.", _ -> Optional.empty()))
                .isEmpty();
    }

    @Test
    void findsTheLastPieceAtTheEndEvenWhenItStandsEarlierToo() {
        var sentence = new Sentence("Leave {account}?", "{account} verlassen?");

        assertThat(sentence.translate("Leave Who? What?", _ -> Optional.empty()))
                .contains("Who? What verlassen?");
    }

    @Test
    void readsPairsOfLines() {
        assertThat(Sentences.parse("# for readers\n\nOne.\n= Eins.\nTwo {n}.\n= Zwei {n}.\n"))
                .containsExactly(new Sentence("One.", "Eins."), new Sentence("Two {n}.", "Zwei {n}."));
    }

    @Test
    void translatesAPartThatIsIsolated() {
        assertThat(Names.within("\u2068your account\u2069", _ -> Optional.of("Ihrem Konto")))
                .contains("\u2068Ihrem Konto\u2069");
    }

    @Test
    void leavesAPartWithAQuestionMarkWhenItIsNotKnown() {
        var sentence = new Sentence("Ask in {?account}.", "Fragen Sie in {?account}.");

        assertThat(sentence.translate("Ask in Acme.", _ -> Optional.empty())).contains("Fragen Sie in Acme.");
    }
}
