//! Texts that are nearly a known one: typed from memory, misspelt, cut off, or in words that nobody has seen in the app.
//!
//! Only short texts are compared, by the words that tell something, each as much as it has letters. A known text is near
//! when four fifths of it are there, in its order and about as close together; or when four fifths of what was pasted are
//! in it, and enough of that. Of a hint (`hint` in `symptoms.toml`) every word must be there. Which of several is nearest
//! is a guess, so it is given alone, and only where no text is exact.

use super::{Symptom, SymptomText};

/// The most words of a text that is compared: what is longer was copied, and is exact then.
const MOST_WORDS: usize = 100;

/// Words that stand in texts of all kinds.
const COMMON: &str = " a again an and any at be been by can could did error for from has have i in is it its later my no \
    not now occurred of on or please re request s t that the this time to try us was we were what when with you your ";

/// Fewer letters tell nothing.
const FEWEST_LETTERS: usize = 8;

/// The fewest letters and words by which a part of a known text is taken for one.
const PART: (usize, usize) = (14, 3);

/// How many words more than its own a hint may be spread over.
const SPREAD: usize = 4;

/// The symptom whose text is the nearest, with that text.
pub fn nearest<'a>(layers: &[String], all: &'a [Symptom]) -> Option<(&'a Symptom, &'a SymptomText)> {
    let mut best = None;
    let mut most = 0;
    // Whatever an address has in it, it is no sentence.
    for layer in layers.iter().filter(|layer| !layer.contains("://")) {
        let pasted = words(layer);
        if pasted.len() > MOST_WORDS {
            continue;
        }
        for symptom in all {
            for text in symptom.texts.iter().filter(|text| text.code.is_empty()) {
                let matched = matched(&pasted, text);
                if matched > most {
                    most = matched;
                    best = Some((symptom, text));
                }
            }
        }
    }
    best
}

/// How many letters of a known text are in a pasted one; none when it is not near.
fn matched(pasted: &[String], text: &SymptomText) -> usize {
    // The skill's name stands between two halves; the longer one tells more.
    let Some(all) = text.text.split("{skill}").map(words).max_by_key(Vec::len) else { return 0 };
    // Without it a text says the opposite.
    let denies = |words: &[String]| words.iter().any(|word| word == "not");
    if denies(&all) && !denies(pasted) {
        return 0;
    }
    let tells = |word: &String| text.hint || !is_common(word);
    let wanted: Vec<&String> = all.iter().filter(|word| tells(word)).collect();
    let total: usize = wanted.iter().map(|word| letters(word)).sum();
    let own: usize = pasted.iter().filter(|word| !is_common(word)).map(|word| letters(word)).sum();
    let from_first = all.iter().skip_while(|word| !tells(word)).count();
    let behind_last = all.iter().rev().take_while(|word| !tells(word)).count();
    let span = from_first.saturating_sub(behind_last) + if text.hint { SPREAD } else { wanted.len() / 3 };
    let mut best = (0, 0);
    for from in 0..pasted.len() {
        let end = pasted.len().min(from + span);
        best = best.max(in_order(pasted.get(from..end).unwrap_or_default(), &wanted));
    }
    let (found, count) = best;
    let whole = if text.hint { found == total } else { found * 5 >= total * 4 };
    let part = !text.hint && found >= PART.0 && count >= PART.1 && found * 5 >= own * 4;
    if found >= FEWEST_LETTERS && (whole || part) { found } else { 0 }
}

/// How many letters, in how many words, of the wanted ones stand in a window in their order.
fn in_order(window: &[String], wanted: &[&String]) -> (usize, usize) {
    // The longest common subsequence, a row at a time: up to each wanted word, the most of what was pasted so far.
    let mut most = vec![(0, 0); wanted.len()];
    for word in window {
        let (mut diagonal, mut left) = ((0, 0), (0, 0));
        for (above, wanted) in most.iter_mut().zip(wanted) {
            let mut here = left.max(*above);
            if is_alike(word, wanted) {
                here = here.max((diagonal.0 + letters(wanted), diagonal.1 + 1));
            }
            diagonal = *above;
            *above = here;
            left = here;
        }
    }
    most.last().copied().unwrap_or_default()
}

/// A text's words in small letters. Where words are written without blanks, each character is one.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut goes_on = false;
    for c in text.chars().flat_map(char::to_lowercase) {
        let is_letter = c.is_alphanumeric();
        let alone = ('\u{3040}'..'\u{a000}').contains(&c);
        match words.last_mut() {
            Some(word) if goes_on && is_letter && !alone => word.push(c),
            _ if is_letter => words.push(c.to_string()),
            _ => {}
        }
        goes_on = is_letter && !alone;
    }
    words
}

fn letters(word: &str) -> usize {
    word.chars().count()
}

fn is_common(word: &str) -> bool {
    COMMON.split(' ').any(|common| common == word)
}

/// True for the same word, also with a slip or two in it. The first letter is seldom one, and tells *un…* from its opposite.
fn is_alike(word: &str, wanted: &str) -> bool {
    let slips = match letters(wanted) {
        0..5 => 0,
        5..9 => 1,
        _ => 2,
    };
    word == wanted
        || (word.chars().next() == wanted.chars().next()
            && letters(word).abs_diff(letters(wanted)) <= slips
            && strsim::osa_distance(word, wanted) <= slips)
}
