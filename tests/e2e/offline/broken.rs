//! Whether the tests notice: each of these workers is broken in one place, and the
//! test of the situation that the place is for has to fail.

use std::sync::Arc;

use anyhow::Result;
use inkleaf_tests::{Case, Deploys, Engine, Visit};

use super::{faults, requests, storage, versions, visits, worker};

/// Workers by what is wrong with them: `name breaks test: [code => instead, …]`.
/// The code is that of the joined modules, without indentation.
macro_rules! broken {
    ($($name:ident breaks $group:ident::$test:ident: [$($code:expr => $instead:expr),+]),+ $(,)?) => {
        vec![$(
            Case::with_broken_worker(
                concat!("offline::broken::", stringify!($name)),
                &[$(($code, $instead)),+],
                |visit, deploys| Box::pin($group::$test(visit, deploys)),
            )
        ),+]
    };
}

pub(crate) fn cases() -> Vec<Case> {
    let sound = Case::on_deploys(
        Engine::Chromium,
        "offline::broken::as_it_is_written_it_is_sound",
        |world| Ok(Arc::clone(world.plain_deploys())),
        |visit, deploys| Box::pin(as_it_is_written_it_is_sound(visit, deploys)),
    );
    let broken = broken![
        bytes_are_not_verified breaks faults::s11_a_missing_file_answered_with_a_page_is_refused: [
            "return (await hashOf(bytes)) === hash ? bytes : null;" => "return bytes;"
        ],
        a_version_is_active_before_it_is_whole breaks faults::s09_a_half_deployed_version_does_not_become_active: [
            "if (got.status === \"rejected\") throw got.reason;"
                => ""
        ],
        tabs_get_the_newest_version breaks versions::s04_an_open_tab_stays_in_its_version: [
            "return client ? version(await note(`client/${client}`)) : null;" => "return currentVersion();"
        ],
        versions_of_tabs_are_forgotten breaks versions::s06_a_stopped_worker_remembers_whose_version_is_whose: [
            "const bind = (client, id) => setNote(`client/${client}`, id).catch(() => {});"
                => "const bound = new Map();\nconst bind = async (client, id) => void bound.set(client, id);",
            "return client ? version(await note(`client/${client}`)) : null;" => "return version(bound.get(client));"
        ],
        nobody_is_told_of_a_new_version breaks versions::s07_the_reader_takes_the_new_version_and_keeps_the_place: [
            "await tellAll({ type: \"version\", version: id });" => ""
        ],
        a_broken_app_is_served_again breaks versions::s34_an_app_that_breaks_down_is_not_served_again: [
            "if (version && version.id !== started) await drop(version.id, { bad: true });" => ""
        ],
        a_tab_is_not_told_that_it_is_lost breaks faults::s12_a_lost_file_that_the_host_has_not_either: [
            "await tell(clientId, { type: \"lost\" });" => ""
        ],
        stale_copies_are_not_gone_around breaks faults::s14_a_stale_copy_on_the_way_is_gone_around: [
            "[\"default\", \"reload\"]" => "[\"default\"]"
        ],
        the_app_takes_any_page breaks faults::s16_a_captive_portal_for_a_post_poisons_nothing: [
            "const bytes = hash && (await verifiedOrNew(response, asked, hash));"
                => "const bytes = await response.arrayBuffer();"
        ],
        readers_wait_for_the_host breaks faults::s17_a_manifest_that_can_not_be_had_changes_nothing: [
            "const SOON = 1000;" => "const SOON = 60_000;"
        ],
        one_accident_is_enough_to_leave breaks faults::s18_without_a_manifest_the_worker_leaves: [
            "gone.times < 2" => "gone.times < 1"
        ],
        the_remover_takes_all_caches breaks worker::s20_a_remover_takes_the_worker_away: [
            "if (name.startsWith(own)) await caches.delete(name);" => "await caches.delete(name);"
        ],
        blogs_share_their_caches breaks worker::s22_two_blogs_on_one_host_leave_each_other_alone: [
            "files: `inkleaf ${base} files`," => "files: `inkleaf files`,"
        ],
        what_had_no_room_is_left breaks storage::s23_no_room_for_a_new_version: [
            "await removeUnused();\nif (isFull(error))" => "if (isFull(error))"
        ],
        what_the_browser_took_is_not_got_again breaks storage::what_the_browser_took_away_is_stored_again: [
            "const isThere = id === current && (await (await version(id))?.isWhole());"
                => "const isThere = id === current;"
        ],
        nothing_is_ever_removed breaks storage::what_is_stored_stays_within_its_budget: [
            storage::SMALL_BUDGET.0 => storage::SMALL_BUDGET.1,
            "if (bytes <= budget) return;" => "return;"
        ],
        what_can_not_be_read_is_overwritten breaks storage::storage_that_is_slow_loses_nothing: [
            storage::SLOW[0].0 => storage::SLOW[0].1,
            storage::SLOW[1].0 => storage::SLOW[1].1,
            storage::SLOW[2].0 => storage::SLOW[2].1,
            "if (storage.failures > failures) throw new Error(\"The state can't be read.\");" => ""
        ],
        what_can_not_be_read_is_removed breaks storage::storage_that_is_slow_loses_nothing: [
            storage::SLOW[0].0 => storage::SLOW[0].1,
            storage::SLOW[1].0 => storage::SLOW[1].1,
            storage::SLOW[2].0 => storage::SLOW[2].1,
            "if (storage.failures > failures) return;" => ""
        ],
        films_are_answered_as_a_whole breaks requests::s27_parts_of_a_stored_film: [
            "if (!asked || (!asked[1] && !asked[2])) return whole;" => "return whole;"
        ],
        every_method_is_answered breaks requests::s28_what_is_not_ours_is_left_alone: [
            "request.method !== \"GET\" || " => ""
        ],
        pages_wait_until_the_worker_has_started breaks requests::a_page_is_asked_for_while_the_worker_starts: [
            "isFirefox ? \"disable\" : \"enable\"" => "\"disable\""
        ],
        files_are_answered_with_a_page breaks requests::s30_a_feed_or_a_paper_is_never_answered_with_a_page: [
            "const instead = namesFile(address) ? null : await notHere(event, address);"
                => "const instead = await notHere(event, address);"
        ],
        redirects_are_stored_as_such breaks requests::s32_a_redirected_file_can_be_used_for_a_navigation: [
            "response = await fetch(urlOf(address), { cache });\nconst bytes = await verified(response, hash);"
                => "response = await fetch(urlOf(address), { cache });\nconst { headers } = response;\nheaders.whole = response.clone();\nconst bytes = await verified(response, hash);",
            "return new Response(bytes, { headers });" => "return from.whole ?? new Response(bytes, { headers });"
        ],
        only_one_address_is_known breaks visits::s29_one_post_under_all_its_addresses: [
            "return folder.endsWith(\"/\") ? [folder] : [folder, `${folder}/`];" => "return [address];"
        ],
        unknown_addresses_are_taken_for_pages breaks visits::s31_an_unknown_address_is_not_found: [
            "const isMissing = isKnown.every((entry) => entry === null);" => "const isMissing = false;"
        ],
    ];
    [vec![sound], broken].into_iter().flatten().collect()
}

/// What the others are compared with.
async fn as_it_is_written_it_is_sound(visit: &mut Visit, deploys: Arc<Deploys>) -> Result<()> {
    versions::s04_an_open_tab_stays_in_its_version(visit, deploys).await
}
