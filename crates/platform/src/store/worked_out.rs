//! What is dear to work out and follows from inputs with a known hash: kept under that hash.

use super::Db;
use quick_cache::sync::Cache;
use std::{any::Any, sync::Arc};

/// How many results a node keeps.
const RESULTS: usize = 64;

type Known = Arc<dyn Any + Send + Sync>;

/// The results of a node. What is not asked for is pushed out by what is.
#[derive(Debug)]
pub(super) struct Results(Cache<String, Known>);

impl Default for Results {
    fn default() -> Self {
        Self(Cache::new(RESULTS))
    }
}

impl Db {
    /// What `work` comes to, worked out once under a key. The key names the kind of result and the hash
    /// of everything it follows from, so that it never stands for anything else. Who asks while it is
    /// being worked out waits for it.
    ///
    /// # Errors
    /// Those of `work`; they are not kept.
    pub async fn worked_out<T: Any + Send + Sync, E>(
        &self,
        key: &str,
        work: impl Future<Output = Result<T, E>>,
    ) -> Result<Arc<T>, E> {
        let kept = &self.results().0;
        match kept.get_value_or_guard_async(key).await {
            Ok(known) => match known.downcast() {
                Ok(known) => Ok(known),
                // Another kind of result under the same key: worked out, not kept.
                Err(_) => Ok(Arc::new(work.await?)),
            },
            Err(free) => {
                let done = Arc::new(work.await?);
                let _ = free.insert(done.clone());
                Ok(done)
            }
        }
    }
}
