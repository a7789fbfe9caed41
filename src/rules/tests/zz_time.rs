use super::*;
#[test]
fn time() {
    let many: Vec<String> = (0..10_000).map(|at| format!("https://a{at:05}.test/x, xxx")).collect();
    let seen = changed(|seen| {
        form(seen).domains = Some(many.clone());
        form(seen).app_redirect_urls = Some(many.clone());
        seen.web_settings.get_or_insert_default().allowed_return_urls = Some(many.clone());
    });
    for rule in crate::rules::RULES { let t = std::time::Instant::now(); let _ = (rule.check)(&seen); let e = t.elapsed(); if e.as_millis() > 5 { println!("{} {:?}", rule.id, e); } }
    let t = std::time::Instant::now(); let n = check_all(&seen).len(); println!("all {n} {:?}", t.elapsed());
    for part in ["<", "[", "x", "x-", "a.", "&state", "%41", " ", ":", "ж", "\u{301}", "a,"] {
        let text = part.repeat(1_000_000 / part.len());
        let seen = changed(|seen| { provider(seen, &format!("https://{text}"), &format!("https://a.test/?{text}"), "lamps", &["a"]); form(seen).domains = rows(&[&text]); seen.web_settings.get_or_insert_default().allowed_origins = rows(&[&text]); });
        for rule in crate::rules::RULES { let t = std::time::Instant::now(); let _ = (rule.check)(&seen); let e = t.elapsed(); if e.as_millis() > 30 { println!("{part:?} {} {:?}", rule.id, e); } }
    }
}
