//! The names of the texts that views and the app show.

/// Makes the names an enum, and a struct with a text for each.
macro_rules! labels {
    ($($(#[$about:meta])* $name:ident $field:ident)*) => {
        /// A text that views or the app show. A text with a number or date in it
        /// is none: it is worked out when publishing.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Label {
            $($(#[$about])* $name),*
        }

        impl Label {
            /// Every label, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];
            /// How many labels there are.
            pub const COUNT: usize = Self::ALL.len();
        }

        /// A text for each [`Label`].
        #[cfg(feature = "tables")]
        #[derive(Debug, serde::Serialize)]
        pub struct Labels {
            $($(#[$about])* pub $field: &'static str),*
        }

        #[cfg(feature = "tables")]
        impl Labels {
            /// The texts in the order of the labels.
            pub(crate) const fn list(&self) -> [&'static str; Label::COUNT] {
                [$(self.$field),*]
            }
        }
    };
}

labels! {
    // Lists.

    /// The page of all posts by year.
    Archive archive
    /// What the links at the top of the archive are.
    Years years
    /// All tags; those of a post.
    Tags tags
    /// What the page of one tag is about.
    Tag tag
    /// The link from one tag to all.
    AllTags all_tags
    /// All categories; those of a post.
    Categories categories
    /// What the page of one category is about.
    Category category
    /// The link from one category to all.
    AllCategories all_categories
    /// The links to the neighbouring pages of a list.
    Pages pages
    /// The page with newer posts.
    Newer newer
    /// The page with older posts.
    Older older
    /// A blog without posts.
    NothingYet nothing_yet
    /// The button that appends the next page of a list.
    MorePosts more_posts
    /// Something is on its way.
    Loading loading

    // Posts.

    /// Before the date of the last change.
    Updated updated
    /// The table of contents.
    Contents contents
    /// What a series is.
    Series series
    /// The list of all parts of a series.
    AllParts all_parts
    /// Posts about similar things.
    Related related
    /// The link to where the page's source can be changed.
    EditPage edit_page
    /// The link to the page's source.
    ViewSource view_source
    /// What readers have to say.
    Comments comments
    /// The button that loads them.
    LoadComments load_comments
    /// The links to the posts before and after.
    Neighbours neighbours
    /// The post before.
    Earlier earlier
    /// The post after.
    Later later

    // Where a page is not to be had.

    /// The title of a page that is not there.
    PageNotFound page_not_found
    /// Its heading.
    NoPageHere no_page_here
    /// What may have happened, and what to do.
    NoPageAdvice no_page_advice
    /// What a page that could not be loaded is.
    NotLoaded not_loaded
    /// Its heading.
    CouldNotLoad could_not_load
    /// The button that tries once more.
    TryAgain try_again
    /// The plain link to the page.
    OpenDirectly open_directly
    /// Why: there is no such page.
    NoSuchPage no_such_page
    /// Why: no network.
    NoNetwork no_network
    /// Why: an error of the server; `{}` is its number.
    ServerError server_error
    /// Why: the answer was no page.
    NotAPage not_a_page

    // Searching.

    /// To search; what the search is called.
    Search search
    /// In the empty field.
    SearchHint search_hint
    /// Nothing was found.
    NoResults no_results

    // Without a network, and as an app.

    /// The page about what is stored; the link to it.
    Offline offline
    /// What that page is about.
    OfflineAbout offline_about
    /// What it takes to store something.
    OfflineScripts offline_scripts
    /// The button that keeps the blog as an app.
    Install install
}
