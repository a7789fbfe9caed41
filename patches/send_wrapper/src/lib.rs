//! Stands in for the crate `send_wrapper` below `leptos`: a value that belongs to one thread, in a type that may be
//! handed to others, which cannot get at it there.
//!
//! The crate itself asks the standard library which thread this is, and with that comes a second allocator into the
//! panel: 4.6 kB (gzip) for a question that has one answer in WebAssembly without threads. There it is not asked;
//! everywhere else it is.

use std::fmt;
use std::ops::{Deref, DerefMut};

/// The thread to which a value belongs.
#[cfg(any(not(target_family = "wasm"), target_feature = "atomics"))]
mod home {
    use std::process::abort;
    use std::thread::{self, ThreadId};

    pub struct Home(ThreadId);

    impl Home {
        pub fn here() -> Self {
            Self(thread::current().id())
        }

        pub fn is_here(&self) -> bool {
            self.0 == thread::current().id()
        }

        /// Stops where the value must not be touched.
        pub fn check(&self) {
            assert!(self.is_here(), "a value was used in a thread to which it does not belong");
        }
    }

    impl Drop for Home {
        /// It is dropped before the value, and nothing but the end of the program keeps that from being dropped too.
        fn drop(&mut self) {
            if !self.is_here() {
                abort();
            }
        }
    }
}

/// There is one thread.
#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
mod home {
    pub struct Home(());

    impl Home {
        pub const fn here() -> Self {
            Self(())
        }

        pub const fn is_here(&self) -> bool {
            true
        }

        pub const fn check(&self) {}
    }
}

use home::Home;

/// A value that is only used in the thread in which it was wrapped.
///
/// # Panics
/// Whoever uses it in another thread panics; whoever drops it in another one ends the program.
pub struct SendWrapper<T> {
    // Before the value: fields are dropped in their order.
    home: Home,
    value: T,
}

// SAFETY: every way to the value goes through `Home::check`, and dropping it through `Home::drop`; both let pass only the
// thread that wrapped it.
#[expect(unsafe_code, reason = "what the type is for")]
unsafe impl<T> Send for SendWrapper<T> {}
// SAFETY: as above.
#[expect(unsafe_code, reason = "what the type is for")]
unsafe impl<T> Sync for SendWrapper<T> {}

impl<T> SendWrapper<T> {
    /// Wraps a value of this thread.
    pub fn new(value: T) -> Self {
        Self { home: Home::here(), value }
    }

    /// True in the thread in which it was wrapped.
    pub fn valid(&self) -> bool {
        self.home.is_here()
    }

    /// The value.
    ///
    /// # Panics
    /// In another thread.
    pub fn take(self) -> T {
        self.home.check();
        self.value
    }
}

impl<T> Deref for SendWrapper<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.home.check();
        &self.value
    }
}

impl<T> DerefMut for SendWrapper<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.home.check();
        &mut self.value
    }
}

impl<T: Clone> Clone for SendWrapper<T> {
    fn clone(&self) -> Self {
        Self::new(self.deref().clone())
    }
}

impl<T: fmt::Debug> fmt::Debug for SendWrapper<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("SendWrapper").field(self.deref()).finish()
    }
}

#[cfg(feature = "futures")]
mod futures {
    use std::future::Future;
    use std::ops::DerefMut;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    use futures_core::Stream;

    use super::SendWrapper;

    impl<F: Future> Future for SendWrapper<F> {
        type Output = F::Output;

        fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
            inner(self).poll(context)
        }
    }

    impl<S: Stream> Stream for SendWrapper<S> {
        type Item = S::Item;

        fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            inner(self).poll_next(context)
        }
    }

    /// The value in its place.
    fn inner<T>(wrapper: Pin<&mut SendWrapper<T>>) -> Pin<&mut T> {
        // SAFETY: the value stays where it is as long as its wrapper does, and is not moved out of a pinned one.
        #[expect(unsafe_code, reason = "there is no other way to the field of a pinned value")]
        unsafe {
            wrapper.map_unchecked_mut(DerefMut::deref_mut)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;
    use std::thread;

    use super::SendWrapper;

    #[test]
    fn in_its_own_thread_the_value_is_there() {
        let mut wrapper = SendWrapper::new(Rc::new(RefCell::new(1)));
        assert!(wrapper.valid());
        *wrapper.borrow_mut() += 1;
        assert_eq!(*wrapper.clone().take().borrow(), 2);
        *wrapper = Rc::default();
        assert_eq!(*wrapper.borrow(), 0);
    }

    #[test]
    fn no_other_thread_gets_at_it() {
        let wrapper = &SendWrapper::new(Rc::new(1));
        thread::scope(|scope| {
            assert!(!scope.spawn(|| wrapper.valid()).join().unwrap_or(true));
            assert!(scope.spawn(|| **wrapper == Rc::new(1)).join().is_err());
            assert!(scope.spawn(|| drop(wrapper.clone())).join().is_err());
        });
        assert!(wrapper.valid());
    }
}
