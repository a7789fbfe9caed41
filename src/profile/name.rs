//! Names of profiles, by which people tell them apart.

/// The name, or where another profile has it the next with a number that none has: “Skill”, “Skill 2”, “Skill 3”.
#[must_use]
pub fn free(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let (stem, mut number) = match name.rsplit_once(' ').map(|(stem, end)| (stem, end.parse::<u32>())) {
        Some((stem, Ok(number))) => (stem, number),
        _ => (name, 1),
    };
    let mut free = name.to_owned();
    while is_taken(&free) {
        number = number.wrapping_add(1);
        free = format!("{stem} {number}");
    }
    free
}

/// Names in their order, each that was there before with its number: renaming can make two the same.
pub fn told_apart<'a>(sorted: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let (mut before, mut number) = (None, 1);
    let mut told = Vec::new();
    for name in sorted {
        number = if before == Some(name) { number + 1 } else { 1 };
        told.push(if number > 1 { format!("{name} ({number})") } else { name.to_owned() });
        before = Some(name);
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_taken_gets_the_next_number() {
        let free = |name: &str, taken: &[&str]| free(name, |one| taken.contains(&one));
        assert_eq!(free("Skill", &[]), "Skill");
        assert_eq!(free("Skill", &["Skill"]), "Skill 2");
        assert_eq!(free("Skill 2", &["Skill", "Skill 2"]), "Skill 3");
        assert_eq!(free("Skill", &["Skill", "Skill 2"]), "Skill 3");
        assert_eq!(free("Lamp 300", &["Lamp 300"]), "Lamp 301");
        assert_eq!(free("4294967295 4294967295", &["4294967295 4294967295"]), "4294967295 0");
        assert_eq!(free("", &[""]), " 2");
    }

    #[test]
    fn names_that_are_the_same_are_told_apart() {
        assert_eq!(told_apart(["", "a", "b", "b", "b", "c"]), ["", "a", "b", "b (2)", "b (3)", "c"]);
        assert_eq!(told_apart([]), Vec::<String>::new());
    }
}
