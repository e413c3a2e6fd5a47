//! The words of tasks as they are looked for: without diacritics and case, kept beside the text they
//! follow from, for neither database folds Vietnamese letters.

use super::condition::Condition;
use ddci_platform::{
    store::{Db, Read, StoreError},
    values,
};

/// How many tasks are filled in at a time.
const AT_ONCE: i64 = 500;

/// A text as it is looked for.
pub(crate) fn folded(text: &str) -> String {
    ddci_vntext::fold(text)
}

/// That a column holds every word, in any order; nothing where no word is looked for.
pub(super) fn hold(found: &mut Condition, column: &str, words: &str) -> Option<String> {
    let words = folded(words);
    let each = words.split_whitespace().map(|word| {
        let like = found.bind(format!("%{}%", literally(word)));
        format!("{column} LIKE {like} ESCAPE '!'")
    });
    let all = each.collect::<Vec<_>>().join(" AND ");
    (!all.is_empty()).then_some(all)
}

/// A word in which no letter stands for others.
fn literally(word: &str) -> String {
    word.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}

/// Fills in what tasks from before this column lack, and tells how many there were. What follows from
/// the text is no change of state.
///
/// # Errors
/// The database's.
pub async fn fill(db: &Db) -> Result<usize, StoreError> {
    let mut filled = 0;
    loop {
        let sql = "SELECT id, text FROM task WHERE folded = '' AND text <> '' ORDER BY id LIMIT $1";
        let rows = db.all(sql, values![AT_ONCE]).await?;
        for row in &rows {
            let (id, text): (uuid::Uuid, String) = (row.get("id")?, row.get("text")?);
            let sql = "UPDATE task SET folded = $1 WHERE id = $2";
            db.bookkeep(sql, values![folded(&text), id]).await?;
        }
        filled += rows.len();
        if rows.is_empty() {
            return Ok(filled);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_looked_for_as_it_is_typed() {
        assert_eq!(literally("100%_!"), "100!%!_!!");
    }

    #[test]
    fn every_word_must_stand_there_in_any_order() {
        let mut found = Condition::default();
        let all = hold(&mut found, "t.folded", " Thủ  tục ĐẤT ");
        let each = [1, 2, 3].map(|n| format!("t.folded LIKE ${n} ESCAPE '!'"));
        assert_eq!(all, Some(each.join(" AND ")));
        assert_eq!(hold(&mut Condition::default(), "t.folded", "  "), None);
        assert_eq!(found.into_values(), ["%thu%", "%tuc%", "%dat%"].map(Into::into).to_vec());
    }
}
