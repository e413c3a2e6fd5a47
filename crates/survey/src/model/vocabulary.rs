//! Reading the words under which vocabularies are stored.

/// Reads a vocabulary from a column that holds one of its words.
macro_rules! vocabulary {
    ($($name:ident),* $(,)?) => {$(
        impl ddci_platform::store::Column for $name {
            fn read(
                row: &ddci_platform::store::Row,
                name: &str,
            ) -> Result<Self, ddci_platform::store::StoreError> {
                let value: String = row.get(name)?;
                Self::ALL.into_iter().find(|known| known.word() == value).ok_or_else(|| {
                    ddci_platform::store::StoreError::Vocabulary { column: name.to_owned(), value }
                })
            }
        }
    )*};
}
pub(super) use vocabulary;
