import { Redirect, Route, Switch } from 'wouter';
import { AboutScreen } from '../features/about/about-screen';
import { AlarmsScreen } from '../features/alarms/alarms-screen';
import { CamerasScreen } from '../features/cameras/cameras-screen';
import { CaptureScreen } from '../features/gallery/capture-screen';
import { CompareScreen } from '../features/gallery/compare-screen';
import { GalleryScreen } from '../features/gallery/gallery-screen';
import { HelpScreen } from '../features/help/help-screen';
import { ModelsScreen } from '../features/models/models-screen';
import { ReportsScreen } from '../features/reports/reports-screen';
import { ReviewScreen } from '../features/review/review-screen';
import { LogScreen } from '../features/settings/log-screen';
import { OperatorsScreen } from '../features/settings/operators-screen';
import { OutputsScreen } from '../features/settings/outputs-screen';
import { SettingsScreen } from '../features/settings/settings-screen';
import { ShiftsScreen } from '../features/settings/shifts-screen';
import { StorageScreen } from '../features/settings/storage-screen';

/** Review opens first. */
export function Routes() {
  return (
    <Switch>
      <Route path="/review" component={ReviewScreen} />
      <Route path="/gallery" component={GalleryScreen} />
      <Route path="/gallery/compare/:one/:other">
        {({ one, other }) => <CompareScreen one={Number(one)} other={Number(other)} />}
      </Route>
      <Route path="/gallery/:id">{({ id }) => <CaptureScreen id={Number(id)} />}</Route>
      <Route path="/cameras" component={CamerasScreen} />
      <Route path="/alarms" component={AlarmsScreen} />
      <Route path="/reports" component={ReportsScreen} />
      <Route path="/models/:product?/:tab?">{({ product, tab }) => <ModelsScreen product={product} tab={tab} />}</Route>
      <Route path="/settings/operators" component={OperatorsScreen} />
      <Route path="/settings/shifts" component={ShiftsScreen} />
      <Route path="/settings/storage" component={StorageScreen} />
      <Route path="/settings/outputs" component={OutputsScreen} />
      <Route path="/settings/log" component={LogScreen} />
      <Route path="/settings" component={SettingsScreen} />
      <Route path="/help/:section?">{({ section }) => <HelpScreen section={section} />}</Route>
      <Route path="/about" component={AboutScreen} />
      <Route>
        <Redirect to="/review" replace />
      </Route>
    </Switch>
  );
}
